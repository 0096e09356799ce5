package dev.libindex.healing.laws;

import dev.libindex.rhel.RhelConfig;
import java.util.Map;
import java.util.Optional;

/**
 * Once a node has swept, undisturbed, every report of its release is that of the current mappings
 * and of the cells there are, unless another node has died that had claimed it.
 */
final class HealingLeavesNothing implements Law {
  private final CleanRuns clean;

  HealingLeavesNothing(CleanRuns clean) {
    this.clean = clean;
  }

  @Override
  public void check(Step step, Snapshot before, Snapshot after, World world) {
    sweeper(step)
        .filter(node -> world.hasNoClaims())
        .ifPresent(node -> check(world.node(node).release(), after));
  }

  private static Optional<Integer> sweeper(Step step) {
    if (step instanceof Step.Heal heal) {
      return Optional.of(heal.node());
    }
    return step instanceof Step.Import arrival && arrival.wakes()
        ? Optional.of(arrival.node())
        : Optional.empty();
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
