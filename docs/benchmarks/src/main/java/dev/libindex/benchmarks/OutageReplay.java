package dev.libindex.benchmarks;

import dev.libindex.json.IndexReportJson;
import dev.libindex.model.IndexReport;
import dev.libindex.testdata.postgres.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Replays claircore issue 1884: 323 images are requested all day while Red Hat's mappings cannot be
 * reached; then the mappings become available. Arguments: the page to write and, optionally, the
 * virtual hours, the seed and the number of images.
 */
final class OutageReplay {
  private static final int MANIFESTS = 323;
  private static final int CALLERS = 6;
  private static final Duration REAL_TIME = Duration.ofSeconds(510);

  private OutageReplay() {}

  public static void main(String[] arguments) throws Exception {
    Path page = Path.of(arguments[0]);
    int hours = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 24;
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1884;
    int manifests = arguments.length > 3 ? Integer.parseInt(arguments[3]) : MANIFESTS;
    System.out.printf("seed %d, %d virtual hours, at most %s real%n", seed, hours, REAL_TIME);
    OutageImages images = new OutageImages(manifests, seed);
    try (PostgresServer postgres = PostgresServer.start();
        OutageCluster cluster = new OutageCluster(postgres, images, CALLERS)) {
      PollSchedule schedule = new PollSchedule(manifests, cluster.now(), seed);
      OutageDay.Figures day =
          new OutageDay(cluster, schedule).run(Duration.ofHours(hours), REAL_TIME);
      OutageEnd.Figures end = new OutageEnd(cluster).run();
      List<IndexReport> reports = cluster.index(IntStream.range(0, manifests).boxed().toList());
      OutagePage text =
          new OutagePage(
              images,
              day,
              end,
              reports.stream().filter(IndexReport::success).count(),
              CleanRun.countEqual(postgres, images, reports),
              isLike(reports.get(0), cluster.indexLaterImage()),
              cluster.fetched(),
              seed,
              CALLERS,
              cluster.database().text("SELECT split_part(version(), ' ', 2)"));
      Files.writeString(page, text.markdown());
      System.out.print(text.markdown());
    }
  }

  private static boolean isLike(IndexReport report, IndexReport other) {
    return Arrays.equals(IndexReportJson.body(report), IndexReportJson.body(other));
  }
}
