package dev.libindex.healing.laws;

import dev.libindex.rhel.RhelConfig;
import java.time.Duration;
import java.util.Map;

/**
 * Once a node has swept, undisturbed or by its clock, every report of its release is that of the
 * current mappings and of the cells there are, unless another node has died that had claimed it.
 */
final class HealingLeavesNothing implements Law {
  private static final Duration SOME_TICKS = Duration.ofMinutes(30);

  private final CleanRuns clean;

  HealingLeavesNothing(CleanRuns clean) {
    this.clean = clean;
  }

  @Override
  public void check(Step step, Snapshot before, Snapshot after, World world) {
    if (step instanceof Step.Heal heal) {
      check(heal.node(), after, world);
    } else if (step instanceof Step.Import arrival && arrival.wakes()) {
      check(arrival.node(), after, world);
    } else if (step instanceof Step.Pass pass && pass.time().compareTo(SOME_TICKS) > 0) {
      for (int node = 0; node < world.size(); node++) {
        check(node, after, world);
      }
    }
  }

  private void check(int node, Snapshot after, World world) {
    if (world.hasNoClaims()) {
      check(world.node(node).release(), after);
    }
  }

  private void check(Release release, Snapshot after) {
    for (Map.Entry<Image, Seen> entry : after.reports().entrySet()) {
      Image image = entry.getKey();
      Seen seen = entry.getValue();
      if (seen.release() == release) {
        boolean hiccup =
            after
                .cell(image.top(), release.notes())
                .map(cell -> image.mayHiccup() && !cell.partialErrors().isEmpty())
                .orElse(false);
        CleanRuns.Key key =
            new CleanRuns.Key(
                release,
                hiccup,
                after.current(RhelConfig.REPOSITORY_TO_CPE),
                after.current(RhelConfig.CONTAINER_NAME_REPOSITORIES));
        Texts.assertSame(
            clean.report(image, key), seen.stored().body().toUtf8(), "the healed " + image);
      }
    }
  }
}
