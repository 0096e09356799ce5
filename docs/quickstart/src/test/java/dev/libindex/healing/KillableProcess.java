package dev.libindex.healing;

import dev.libindex.Libindex;
import dev.libindex.LibindexOptions;
import dev.libindex.postgres.PostgresStore;
import dev.libindex.testdata.image.ShippedImage;
import dev.libindex.testdata.store.FaultyStore.Moment;
import dev.libindex.testdata.store.KillSwitch;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A program that runs steps of a scenario and is halted at one of its writes. */
final class KillableProcess {
  /** Short, since a test waits until it expires. */
  private static final Duration LEASE = Duration.ofSeconds(4);

  private KillableProcess() {}

  /**
   * Runs the given steps.
   *
   * @param arguments JDBC URL, address of the blob server, folder for the mapping files, version of
   *     the foreign scanner, the write to halt at (0 for none), how many hours the clock is ahead,
   *     and the names of the steps
   */
  public static void main(String... arguments) throws Exception {
    KillSwitch killSwitch = new KillSwitch(() -> Runtime.getRuntime().halt(ChildProcess.HALTED));
    killSwitch.killAtWrite(Integer.parseInt(arguments[4]), Moment.AFTER);
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(Integer.parseInt(arguments[5])));
    try (PostgresStore store = TestEnvironments.connect(arguments[0]);
        Libindex libindex =
            TestEnvironment.offline(
                    killSwitch.store(store), killSwitch.locks(store.lockSource()), arguments[3])
                .clock(clock)
                .options(LibindexOptions.of(KillableProcess::set))
                .build()) {
      for (String step : List.of(arguments).subList(6, arguments.length)) {
        take(Scenario.Step.valueOf(step), libindex, arguments);
      }
    }
  }

  private static void set(LibindexOptions.Builder options) {
    options.offline(true).fetching(fetching -> fetching.leaseTimeToLive(LEASE));
  }

  private static void take(Scenario.Step step, Libindex libindex, String... arguments)
      throws Exception {
    switch (step) {
      case INDEX -> {
        for (ShippedImage image : TestEnvironment.IMAGES) {
          libindex.index(TestEnvironment.manifest(image, URI.create(arguments[1])));
        }
      }
      case IMPORT -> TestEnvironment.importMappings(libindex, Path.of(arguments[2]));
      case HEAL -> libindex.heal();
      case UPGRADE -> throw new IllegalArgumentException("an upgrade needs another process");
    }
  }
}
