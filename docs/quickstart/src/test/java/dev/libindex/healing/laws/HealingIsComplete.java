package dev.libindex.healing.laws;

import dev.libindex.rhel.RhelConfig;
import java.time.Duration;
import java.util.Map;

/**
 * After a sweep of a node, requested or scheduled, every report of its release is the one that the
 * current mappings and cells lead to, unless a failed node may still have claimed it.
 */
final class HealingIsComplete implements Law {
  private static final Duration SEVERAL_INTERVALS = Duration.ofMinutes(30);

  private final CleanRuns clean;

  HealingIsComplete(CleanRuns clean) {
    this.clean = clean;
  }

  @Override
  public void check(Step step, Snapshot before, Snapshot after, Cluster cluster) {
    if (step instanceof Step.Heal heal) {
      check(heal.node(), after, cluster);
    } else if (step instanceof Step.Import arrival && arrival.sweeps()) {
      check(arrival.node(), after, cluster);
    } else if (step instanceof Step.PassTime pass && pass.time().compareTo(SEVERAL_INTERVALS) > 0) {
      for (int node = 0; node < cluster.size(); node++) {
        check(node, after, cluster);
      }
    }
  }

  private void check(int node, Snapshot after, Cluster cluster) {
    if (cluster.hasNoClaims()) {
      check(cluster.node(node).release(), after);
    }
  }

  private void check(Release release, Snapshot after) {
    for (Map.Entry<Image, ObservedReport> entry : after.reports().entrySet()) {
      Image image = entry.getKey();
      ObservedReport observed = entry.getValue();
      if (observed.release() == release) {
        boolean transientError =
            after
                .cell(image.top(), release.notes())
                .map(cell -> image.mayHaveTransientError() && !cell.partialErrors().isEmpty())
                .orElse(false);
        CleanRuns.Key key =
            new CleanRuns.Key(
                release,
                transientError,
                after.current(RhelConfig.REPOSITORY_TO_CPE),
                after.current(RhelConfig.CONTAINER_NAME_REPOSITORIES));
        Texts.assertSame(
            clean.report(image, key), observed.stored().body().toUtf8(), "the healed " + image);
      }
    }
  }
}
