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

/** A program that asks for all images and is halted on the way, in the middle of what it does. */
final class KillableProcess {
  /** Short: somebody waits for it to expire. */
  private static final Duration LEASE = Duration.ofSeconds(4);

  private KillableProcess() {}

  /**
   * Runs the steps that are named after the other arguments.
   *
   * @param arguments JDBC URL, address of the blob server, folder for the mapping files, version of
   *     the foreign scanner, the write to be halted at (0: none), by how many hours the clock is
   *     fast, steps
   */
  public static void main(String... arguments) throws Exception {
    KillSwitch life = new KillSwitch(() -> Runtime.getRuntime().halt(ChildProcess.HALTED));
    life.killAtWrite(Integer.parseInt(arguments[4]), Moment.AFTER);
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(Integer.parseInt(arguments[5])));
    try (PostgresStore store = TestEnvironments.connect(arguments[0]);
        Libindex libindex =
            TestEnvironment.offline(life.store(store), life.locks(store.lockSource()), arguments[3])
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
      case ASK -> {
        for (ShippedImage image : TestEnvironment.IMAGES) {
          libindex.index(TestEnvironment.manifest(image, URI.create(arguments[1])));
        }
      }
      case SUPPLY -> TestEnvironment.supply(libindex, Path.of(arguments[2]));
      case HEAL -> libindex.heal();
      case UPGRADE -> throw new IllegalArgumentException("start another process for that");
    }
  }
}
