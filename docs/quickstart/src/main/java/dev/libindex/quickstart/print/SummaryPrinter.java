package dev.libindex.quickstart.print;

import dev.libindex.model.CellOutcome;
import dev.libindex.model.Distribution;
import dev.libindex.model.Environment;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Notice;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.PartialError;
import dev.libindex.model.Repository;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Prints summaries of reports, for people. */
public final class SummaryPrinter {
  private static final int MAX_NOTICES = 5;
  private static final int DIGITS_SHOWN = 12;

  private final PrintStream out;

  /** Creates a printer that writes to this stream. */
  public SummaryPrinter(PrintStream out) {
    this.out = out;
  }

  /**
   * Prints the summary of a report, under the name of the image.
   *
   * @param platform the platform of the image; empty if it is not known
   */
  public synchronized void print(String name, String platform, IndexReport report, Cost cost) {
    line("%s", name);
    line("  manifest       %s", report.manifestHash());
    if (!platform.isEmpty()) {
      line("  platform       %s", platform);
    }
    line(
        "  state          %s%s",
        report.state().text(), report.success() ? "" : ": " + report.err());
    printDistributions(report);
    printPackages(report);
    printRepositories(report);
    printPartialErrors(report);
    printUnknown(report);
    printNotices(report);
    line(
        "  cost           %,d bytes fetched, %d layers scanned, %d reused, %d ms",
        cost.bytes(), cost.scanned(), cost.reused(), cost.elapsed().toMillis());
    line("");
  }

  private void printDistributions(IndexReport report) {
    for (Distribution distribution : report.distributions().values()) {
      line("  distribution   %s %s", distribution.name(), distribution.version());
    }
  }

  private void printPackages(IndexReport report) {
    Map<String, Set<String>> databases = new TreeMap<>();
    report
        .environments()
        .forEach(
            (id, places) -> {
              for (Environment place : places) {
                databases
                    .computeIfAbsent(place.packageDb(), key -> new TreeSet<>())
                    .add(describe(report.packages().get(id)));
              }
            });
    line("  packages       %d", report.environments().size());
    databases.forEach(
        (database, packages) -> {
          line("    %s: %d", database, packages.size());
          packages.forEach(text -> line("      %s", text));
        });
  }

  private static String describe(@org.jspecify.annotations.Nullable Package found) {
    if (found == null) {
      return "?";
    }
    String kind = found.kind() == PackageKind.BINARY ? "" : " (" + found.kind().text() + ")";
    String module = found.module().isEmpty() ? "" : " [" + found.module() + "]";
    String arch = found.arch().isEmpty() ? "" : "." + found.arch();
    return found.name() + "-" + found.version() + arch + module + kind;
  }

  private void printRepositories(IndexReport report) {
    line("  repositories   %d", report.repositories().size());
    List<Repository> sorted =
        report.repositories().values().stream()
            .sorted(java.util.Comparator.comparing(Repository::name).thenComparing(Repository::uri))
            .toList();
    for (Repository repository : sorted) {
      line(
          "    %s%s", repository.name(), repository.uri().isEmpty() ? "" : "  " + repository.uri());
    }
  }

  private void printPartialErrors(IndexReport report) {
    for (CellOutcome outcome : report.outcomes()) {
      for (PartialError error : outcome.partialErrors()) {
        line(
            "  partial error  layer %s, %s: %s%s (%s)",
            outcome.layer().hex().substring(0, DIGITS_SHOWN),
            outcome.scanner().name(),
            error.path().isEmpty() ? "" : error.path() + ": ",
            error.cause(),
            error.reason().text());
      }
    }
    Set<String> mappings =
        report.partialErrors().stream()
            .map(PartialError::mapping)
            .filter(mapping -> !mapping.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!mappings.isEmpty()) {
      line("  what to do     pass the missing mapping: %s", options(mappings));
      line("                 the report then becomes complete without fetching a layer again");
    }
  }

  private static String options(Set<String> mappings) {
    return mappings.stream()
        .map(
            mapping ->
                mapping.equals("repository-to-cpe")
                    ? "--repo2cpe FILE|URL"
                    : "--name2repos FILE|URL")
        .collect(Collectors.joining(" "));
  }

  /** Prints all notices with a code: they are few, and say what the packages above lack. */
  private void printUnknown(IndexReport report) {
    for (Notice notice : notices(report)) {
      if (!notice.code().isEmpty()) {
        line("  unknown        %s (%s)", notice.text(), notice.path());
      }
    }
  }

  private static List<Notice> notices(IndexReport report) {
    return report.notices().stream().distinct().toList();
  }

  private void printNotices(IndexReport report) {
    List<Notice> notices =
        notices(report).stream().filter(notice -> notice.code().isEmpty()).toList();
    notices.stream()
        .limit(MAX_NOTICES)
        .forEach(
            notice ->
                line(
                    "  notice         %s%s",
                    notice.path().isEmpty() ? "" : notice.path() + ": ", notice.text()));
    if (notices.size() > MAX_NOTICES) {
      line("                 and %d more", notices.size() - MAX_NOTICES);
    }
  }

  private void line(String format, Object... values) {
    out.println(PlainText.of(String.format(Locale.ROOT, format, values)));
  }
}
