package dev.libindex.quickstart;

import dev.libindex.Libindex;
import dev.libindex.error.LibindexException;
import dev.libindex.model.IndexFailedException;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Manifest;
import dev.libindex.quickstart.image.FoundImages;
import dev.libindex.quickstart.image.LocalImage;
import dev.libindex.quickstart.print.Cost;
import dev.libindex.quickstart.print.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Indexes images, several at a time, and reports them in the order in which they were named. */
final class ImageRuns {

  /** A place that images are read from. */
  record Source(String name, Reader reader) {
    interface Reader {
      FoundImages read() throws IOException, InterruptedException;
    }
  }

  private final Libindex libindex;
  private final Tally tally;
  private final ReportPrinter printer;
  private final int concurrency;

  ImageRuns(Libindex libindex, Tally tally, ReportPrinter printer, int concurrency) {
    this.libindex = libindex;
    this.tally = tally;
    this.printer = printer;
    this.concurrency = concurrency;
  }

  ExitCode run(List<Source> sources) throws InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(concurrency);
    try {
      List<Future<List<Printable>>> results = new ArrayList<>();
      sources.forEach(source -> results.add(workers.submit(() -> index(source))));
      ExitCode worst = ExitCode.FINISHED;
      for (Future<List<Printable>> result : results) {
        for (Printable printable : get(result)) {
          worst = worst.worse(printable.print());
        }
      }
      return worst;
    } finally {
      workers.shutdownNow();
    }
  }

  /** Output that is left to the main thread, so that it comes in the order of the images. */
  private interface Printable {
    ExitCode print();
  }

  private List<Printable> index(Source source) throws InterruptedException {
    List<Printable> printables = new ArrayList<>();
    try {
      FoundImages found = source.reader().read();
      printables.add(() -> printer.found(source.name(), found));
      for (LocalImage image : found.images()) {
        printables.add(index(image));
      }
    } catch (IOException e) {
      printables.add(() -> printer.unreadable(source.name(), String.valueOf(e.getMessage())));
    }
    return printables;
  }

  private Printable index(LocalImage image) throws InterruptedException {
    Manifest manifest = image.manifest();
    long start = System.nanoTime();
    try {
      IndexReport indexed = libindex.index(manifest);
      Cost cost = Cost.of(manifest, tally, Duration.ofNanos(System.nanoTime() - start));
      return () -> printer.indexed(image, indexed, cost);
    } catch (IndexFailedException e) {
      return () -> printer.failed(image.name(), e.report());
    } catch (LibindexException e) {
      IndexReport failed = IndexReport.failed(manifest.hash(), String.valueOf(e.getMessage()));
      return () -> printer.failed(image.name(), failed);
    }
  }

  private static List<Printable> get(Future<List<Printable>> result) throws InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
