package dev.libindex.quickstart;

import dev.libindex.Libindex;
import dev.libindex.LibindexOptions;
import dev.libindex.quickstart.database.EmbeddedDatabase;
import dev.libindex.quickstart.database.StoreSession;
import dev.libindex.quickstart.image.ImageArgument;
import dev.libindex.quickstart.print.Listeners;
import dev.libindex.quickstart.print.Progress;
import dev.libindex.quickstart.print.Tally;
import dev.libindex.rhel.Ecosystems;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of the program: opens what is needed, indexes all images, prints the results, and closes
 * everything.
 */
final class Session {
  private final CommandLine command;
  private final Path target;
  private final PrintStream out;
  private final Progress progress;
  private final Tally tally = new Tally();

  Session(CommandLine command, Path target, PrintStream out, Progress progress) {
    this.command = command;
    this.target = target;
    this.out = out;
    this.progress = progress;
  }

  ExitCode run() throws IOException, InterruptedException {
    Mappings mappings = new Mappings(command);
    try (StoreSession stores = stores();
        Libindex libindex = libindex(stores, mappings);
        WorkDirectory work = WorkDirectory.create(target)) {
      mappings.supply(libindex, progress);
      ReportPrinter printer = new ReportPrinter(command.json(), out, progress);
      return new ImageRuns(libindex, tally, printer, command.concurrency()).run(sources(work));
    }
  }

  private StoreSession stores() throws IOException, InterruptedException {
    CommandLine.StoreChoice choice = command.store();
    if (choice instanceof CommandLine.StoreChoice.Jdbc jdbc) {
      return StoreSession.postgres(jdbc.url(), () -> {});
    }
    if (choice instanceof CommandLine.StoreChoice.Memory) {
      return StoreSession.inMemory();
    }
    progress.say("starting the embedded database");
    EmbeddedDatabase database = EmbeddedDatabase.start(target.resolve("postgres"), progress::say);
    try {
      return StoreSession.postgres(database.jdbcUrl(), database);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private Libindex libindex(StoreSession stores, Mappings mappings) {
    return Libindex.builder()
        .store(stores.store())
        .locks(stores.locks())
        .ecosystems(Ecosystems.rhel(mappings.config()))
        .options(
            LibindexOptions.of(options -> options.fileLayers(true).offline(mappings.offline())))
        .listener(new Listeners(tally, progress))
        .build();
  }

  private List<ImageRuns.Source> sources(WorkDirectory work) {
    List<ImageRuns.Source> sources = new ArrayList<>();
    if (command.images().isEmpty()) {
      sources.add(new ImageRuns.Source("shipped image", () -> DefaultImage.read(work.next())));
    }
    for (ImageArgument image : command.images()) {
      sources.add(
          new ImageRuns.Source(image.name(), () -> image.read(work.next(), command.platform())));
    }
    return sources;
  }
}
