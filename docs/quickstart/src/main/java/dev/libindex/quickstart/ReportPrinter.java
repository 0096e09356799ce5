package dev.libindex.quickstart;

import dev.libindex.json.IndexReportJson;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.quickstart.image.FoundImages;
import dev.libindex.quickstart.image.LocalImage;
import dev.libindex.quickstart.print.Cost;
import dev.libindex.quickstart.print.Progress;
import dev.libindex.quickstart.print.SummaryPrinter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Prints the result of indexing an image: a summary for people, or a line of JSON for programs. */
final class ReportPrinter {
  private static final int MAX_REMARKS = 20;

  private final boolean json;
  private final PrintStream out;
  private final Progress progress;
  private final SummaryPrinter summary;

  ReportPrinter(boolean json, PrintStream out, Progress progress) {
    this.json = json;
    this.out = out;
    this.progress = progress;
    this.summary = new SummaryPrinter(out);
  }

  /** Prints what was passed over and, where no summary follows, the platforms. */
  ExitCode found(String source, FoundImages found) {
    progress.clear();
    found.remarks().stream()
        .limit(MAX_REMARKS)
        .forEach(remark -> progress.say(source + ": " + remark));
    int more = found.remarks().size() - MAX_REMARKS;
    if (more > 0) {
      progress.say(source + ": and " + more + " more");
    }
    for (LocalImage image : found.images()) {
      if (json && !image.platform().isEmpty()) {
        progress.say(image.name() + ": platform " + image.platform());
      }
    }
    return ExitCode.FINISHED;
  }

  ExitCode indexed(LocalImage image, IndexReport report, Cost cost) {
    progress.clear();
    if (json) {
      out.println(text(IndexReportJson.write(report)));
    } else {
      summary.print(image.name(), image.platform(), report, cost);
    }
    return ExitCode.of(report.state());
  }

  ExitCode failed(String name, IndexReport report) {
    progress.clear();
    if (json) {
      out.println(text(IndexReportJson.write(report)));
    }
    progress.say(name + ": " + report.state().text() + ": " + report.err());
    return ExitCode.ERROR;
  }

  /**
   * Prints that an image could not be read. Its hash is not known, so {@code manifest_hash} is
   * empty.
   */
  ExitCode unreadable(String name, String cause) {
    progress.clear();
    String problem = name + ": " + cause;
    if (json) {
      Digest none = new Digest(Digest.Algorithm.SHA256, "0".repeat(64));
      String body = text(IndexReportJson.body(IndexReport.failed(none, problem)));
      out.println("{\"manifest_hash\":\"\"," + body.substring(1));
    }
    progress.say(problem);
    return ExitCode.ERROR;
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
