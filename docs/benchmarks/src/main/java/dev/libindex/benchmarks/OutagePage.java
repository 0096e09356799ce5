package dev.libindex.benchmarks;

import dev.libindex.testdata.http.Traffic;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * The page about a replay, in Markdown.
 *
 * @param images the images that were requested
 * @param day the figures of the outage
 * @param end the figures of its end
 * @param finished the number of finished manifests after the outage
 * @param equal the number of reports that equal those of a clean run
 * @param laterImageEqual whether a later image over the same layers has the same contents as the
 *     first
 * @param fetched everything that was fetched from the registry
 * @param seed the seed of images and polls
 * @param callers the number of threads that polled
 * @param postgres the database's version
 */
record OutagePage(
    OutageImages images,
    OutageDay.Figures day,
    OutageEnd.Figures end,
    long finished,
    long equal,
    boolean laterImageEqual,
    Traffic fetched,
    long seed,
    int callers,
    String postgres) {
  private static final int MAPPINGS = 2;

  String markdown() {
    return """
        # The outage of claircore issue 1884, replayed

        Written by `docs/benchmarks/outage.sh`; run it to write this page again. A cluster cannot reach Red
        Hat's mapping files, and its images are requested again and again, each of them every 8 to 30 s.
        Then the files become available.

        %s
        ## For comparison

        The first two columns were measured before this project began, with 20 manifests requested 5 times and the
        mapping server answering 503; the last column is the run above.

        | | claircore | its pull request 1892 | Libindex |
        |---|---|---|---|
        | bytes fetched ÷ unique bytes | 18.9 | 1.0 | %s |
        | reports stored during the outage | none | 20, one of them as `IndexFinished` | %,d, %s |
        | of these, healed when the mapping was back | – | none | %,d, without fetching a byte |
        | a later manifest over the same layers | – | `IndexFinished` with one repository instead \
        of five | %s |

        %s"""
        .formatted(
            outage(),
            ratio(),
            images.count(),
            day.finished() == 0 ? "all as `IndexPartial`" : "some as `IndexFinished`: a defect",
            finished,
            laterImageEqual ? "`IndexFinished`, as from an empty database" : "different: a defect",
            notes());
  }

  private String outage() {
    StringBuilder table = new StringBuilder("| This run | |\n|---|---|\n");
    row(table, "manifests", "%,d over 5 bases, %,d layers", images.count(), images.uniqueLayers());
    row(table, "outage, virtual time", "%s%s", hours(day.virtualTime()), shortfall());
    row(table, "real time to replay it", "%s", minutes(day.realTime()));
    row(table, "calls to `index`", "%,d", day.calls());
    row(table, "unique bytes", "%,d", images.uniqueBytes());
    row(table, "bytes fetched until everything was healed", "%,d", fetched.bytes());
    row(table, "**bytes fetched ÷ unique bytes**", "**%s** (goal 1.0)", ratio());
    row(
        table,
        "bytes fetched ÷ unique bytes if every call fetched its image",
        "%,.0f (computed)",
        naive());
    row(
        table,
        "requests for the two mappings",
        "%d (the back-off allows at most %d)",
        day.mappingRequests(),
        MAPPINGS * RetryBound.requestsWithin(day.virtualTime()));
    row(
        table,
        "answers that were `IndexFinished` during the outage",
        "%d (goal 0)",
        day.finished());
    row(table, "cost of a poll after the first minute", "%s", poll());
    row(table, "reports changed by polls", "%d", day.rewritten());
    row(
        table,
        "time until the node fetched the mappings by itself",
        "%s, virtual",
        minutes(end.untilArrival()));
    row(
        table,
        "**time to heal**, from the requests for the mappings to the last report",
        "**%.1f s**, %,d reports",
        end.healing().toMillis() / 1e3,
        end.healed());
    row(
        table,
        "database traffic for healing",
        "%,d round trips, %,d statements",
        end.cost().roundTrips(),
        end.cost().statements());
    row(table, "bytes fetched to heal", "%,d", end.fetched().bytes() - day.fetched().bytes());
    row(table, "reports equal to a clean run's, byte for byte", "%d of %d", equal, images.count());
    return table.toString();
  }

  private static void row(StringBuilder table, String name, String format, Object... values) {
    table
        .append("| ")
        .append(name)
        .append(" | ")
        .append(String.format(Locale.ROOT, format, values))
        .append(" |\n");
  }

  private String poll() {
    double polls = day.polls();
    return String.format(
        Locale.ROOT,
        "%.3f round trips, %.2f statements, %.2f ms by %d callers, %.1f bytes of WAL",
        day.pollCost().roundTrips() / polls,
        day.pollCost().statements() / polls,
        day.pollTime().toNanos() / 1e6 / polls,
        callers,
        day.wal() / polls);
  }

  private String notes() {
    return """
        ## How

        Everything runs in one process on a virtual clock. The back-off of the mappings (30 s, doubled
        up to 1 h), their time limit of 60 s, the healing interval of one minute and the requeue interval
        are the defaults, and follow that clock; calls are made in steps of 5 virtual seconds. Red Hat's
        server accepts each request and never answers, so each attempt ends at the time limit, which is
        virtual too. Leases and the database run in real time. The cost of a poll includes what the
        node's periodic tasks do meanwhile. Nothing tells the node that the outage has ended.

        Seed %d. %s, %d processors possibly shared with other work, JDK %s, PostgreSQL %s without
        fsync, %s (UTC).
        """
        .formatted(
            seed,
            System.getProperty("os.name") + " " + System.getProperty("os.arch"),
            ManagementFactory.getOperatingSystemMXBean().getAvailableProcessors(),
            System.getProperty("java.version"),
            postgres,
            LocalDate.now(ZoneOffset.UTC));
  }

  private String shortfall() {
    return day.virtualTime().compareTo(Duration.ofHours(24)) < 0
        ? ": less than a day, because the real time was limited"
        : "";
  }

  private String ratio() {
    return String.format(Locale.ROOT, "%.3f", fetched.bytes() / (double) images.uniqueBytes());
  }

  private double naive() {
    return (double) day.calls() * images.bytes() / images.count() / images.uniqueBytes();
  }

  private static String hours(Duration time) {
    return String.format(Locale.ROOT, "%.1f h", time.toSeconds() / 3600.0);
  }

  private static String minutes(Duration time) {
    return String.format(Locale.ROOT, "%.1f min", time.toMillis() / 60_000.0);
  }
}
