package dev.libindex.healing.laws;

import java.time.Duration;
import java.util.List;

/** Runs a sequence of steps on a new cluster and checks all laws after each step. */
final class StepRunner {
  private static final Duration BETWEEN_STEPS = Duration.ofSeconds(1);

  private final Storage.Factory storages;
  private final Blobs blobs;
  private final MappingFiles files;
  private final CleanRuns clean;

  StepRunner(Storage.Factory storages, Blobs blobs, MappingFiles files, CleanRuns clean) {
    this.storages = storages;
    this.blobs = blobs;
    this.files = files;
    this.clean = clean;
  }

  /**
   * Runs the steps, and at the end {@link FinalRecovery}.
   *
   * @throws AssertionError if a law is broken; the message names the step
   */
  void run(List<Step> steps) {
    try (Cluster cluster = Cluster.ofOneThread(storages, blobs, files)) {
      List<Law> laws = laws(clean);
      Snapshot before = Snapshot.of(cluster);
      for (int i = 0; i < steps.size(); i++) {
        before = run(i + 1, steps.get(i), before, laws, cluster);
      }
      cluster.log().clear();
      new FinalRecovery(cluster, clean).run();
      cluster.ledger().endStep();
      Snapshot after = Snapshot.of(cluster);
      new FetchedOnce().check(new Step.TransientErrors(false), before, after, cluster);
      new FinishedMeansComplete().check(new Step.TransientErrors(false), before, after, cluster);
    }
  }

  private static Snapshot run(
      int number, Step step, Snapshot before, List<Law> laws, Cluster cluster) {
    try {
      cluster.log().clear();
      step.run(cluster);
      cluster.ledger().endStep();
      Snapshot after = Snapshot.of(cluster);
      laws.forEach(law -> law.check(step, before, after, cluster));
      cluster.clock().advance(BETWEEN_STEPS);
      return after.at(cluster.clock().instant());
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("step " + number + ", " + step + ": " + e.getMessage(), e);
    }
  }

  /** Returns new instances of all laws, for one sequence. */
  static List<Law> laws(CleanRuns clean) {
    return List.of(
        new FinishedMeansComplete(),
        new FetchedOnce(),
        new OnlyChangesMoveUpdatedAt(),
        new NothingGetsWorse(),
        new AskingAgainIsOneRead(),
        new GapsAreListed(),
        new EqualsCleanRun(clean),
        new HealingIsComplete(clean),
        new RequeueTakesTheOldest(),
        new OneCurrentVersion(),
        new OnlyFaultsFail());
  }
}
