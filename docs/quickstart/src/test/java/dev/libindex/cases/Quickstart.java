package dev.libindex.cases;

import dev.libindex.json.IndexReportJson;
import dev.libindex.model.Distribution;
import dev.libindex.model.IndexReport;
import dev.libindex.model.PackageKind;
import dev.libindex.quickstart.IndexImages;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A finished run of the quickstart in this process, with its store in memory.
 *
 * @param exitCode the exit code
 * @param out standard output
 * @param err standard error
 */
record Quickstart(int exitCode, String out, String err) {

  /** Runs the quickstart with these arguments; archives are unpacked below {@code work}. */
  static Quickstart run(Path work, String... arguments) throws InterruptedException {
    return runWithoutStore(
        work,
        Stream.concat(Stream.of("--store", "memory"), Stream.of(arguments)).toArray(String[]::new));
  }

  /** Runs the quickstart with these arguments, which must say where reports are kept or fail. */
  static Quickstart runWithoutStore(Path work, String... arguments) throws InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = IndexImages.run(List.of(arguments), work, print(out), print(err));
    return new Quickstart(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /** Returns everything that was printed. */
  String output() {
    return out + err;
  }

  /** Returns the reports of a run with {@code --json}. */
  List<IndexReport> reports() {
    return out.lines()
        .filter(line -> !line.contains("\"manifest_hash\":\"\""))
        .map(line -> IndexReportJson.read(line.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  /**
   * Returns the installed packages of a run with {@code --json}, as {@code name-version}, sorted
   * and joined by spaces; "-" if there are none.
   */
  String packages() {
    String packages =
        reports().stream()
            .flatMap(report -> report.packages().values().stream())
            .filter(found -> found.kind() == PackageKind.BINARY)
            .map(found -> found.name() + "-" + found.version())
            .sorted()
            .collect(Collectors.joining(" "));
    return packages.isEmpty() ? "-" : packages;
  }

  /** Returns the distributions of a run with {@code --json}, as {@code id version}, likewise. */
  String distributions() {
    String distributions =
        reports().stream()
            .flatMap(report -> report.distributions().values().stream())
            .map(Quickstart::text)
            .distinct()
            .sorted()
            .collect(Collectors.joining(" "));
    return distributions.isEmpty() ? "-" : distributions;
  }

  private static String text(Distribution distribution) {
    return distribution.did() + " " + distribution.versionId();
  }
}
