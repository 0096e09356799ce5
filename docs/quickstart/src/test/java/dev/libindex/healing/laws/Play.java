package dev.libindex.healing.laws;

import java.time.Duration;
import java.util.List;

/** Lets steps happen to a new world, and holds the laws against it after each. */
final class Play {
  private static final Duration BETWEEN_STEPS = Duration.ofSeconds(1);

  private final Storage.Maker storages;
  private final Blobs blobs;
  private final TableFiles files;
  private final CleanRuns clean;

  Play(Storage.Maker storages, Blobs blobs, TableFiles files, CleanRuns clean) {
    this.storages = storages;
    this.blobs = blobs;
    this.files = files;
    this.clean = clean;
  }

  /**
   * Plays.
   *
   * @throws AssertionError if a law is broken; its message names the step
   */
  void run(List<Step> steps) {
    try (World world = World.ofOneThread(storages, blobs, files)) {
      List<Law> laws = laws();
      Snapshot before = Snapshot.of(world);
      for (int i = 0; i < steps.size(); i++) {
        before = run(i + 1, steps.get(i), before, laws, world);
      }
      world.log().clear();
      new Settlement(world, clean).run();
      world.payments().settle();
      Snapshot after = Snapshot.of(world);
      new PaidOnce().check(new Step.Hiccup(false), before, after, world);
      new FinishedIsWhole().check(new Step.Hiccup(false), before, after, world);
    }
  }

  private static Snapshot run(int number, Step step, Snapshot before, List<Law> laws, World world) {
    try {
      world.log().clear();
      step.run(world);
      world.payments().settle();
      Snapshot after = Snapshot.of(world);
      laws.forEach(law -> law.check(step, before, after, world));
      world.clock().advance(BETWEEN_STEPS);
      return after.at(world.clock().instant());
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("step " + number + ", " + step + ": " + e.getMessage(), e);
    }
  }

  private List<Law> laws() {
    return List.of(
        new FinishedIsWhole(),
        new PaidOnce(),
        new PollsMoveNoClock(),
        new NothingGetsWorse(),
        new AskingAgainIsOneRead(),
        new GapsAreListed(),
        new EqualsItsCleanRun(clean),
        new HealingLeavesNothing(clean),
        new RequeueTakesTheOldest(),
        new OneVersionForAll(),
        new OnlyTroubleFails());
  }
}
