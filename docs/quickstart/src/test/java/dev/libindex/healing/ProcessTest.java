package dev.libindex.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.Libindex;
import dev.libindex.model.Digest;
import dev.libindex.model.State;
import dev.libindex.postgres.PostgresStore;
import dev.libindex.testdata.http.Delivery;
import dev.libindex.testdata.http.Gate;
import dev.libindex.testdata.image.ShippedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, with all their threads, are halted or killed while they index and heal. */
@DisplayName("A process of its own")
class ProcessTest {
  private static final String SEED = "libindex.halts.seed";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** So many processes are to be halted in each part of the story. */
  private static final int HALTS = 4;

  /** At the latest at this write: the first process of each part has more before it. */
  private static final int MOST_WRITES = 18;

  @RegisterExtension static final Sites SITES = new Sites();

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @TempDir Path folder;

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  @DisplayName("that is halted again and again leaves nothing wrong behind")
  void isHalted() throws Exception {
    long seed = Long.getLong(SEED, System.nanoTime());
    System.out.println("halts at random, again with -D" + SEED + "=" + seed);
    Random random = new Random(seed);
    CleanRun clean = SITES.clean("2", folder);
    try (Site site = SITES.open()) {
      int halts =
          haltAndGoOn(site, clean, random, "1", Story.Step.ASK, Story.Step.SUPPLY, Story.Step.HEAL);
      halts += haltAndGoOn(site, clean, random, "2", Story.Step.ASK);
      System.out.println(halts + " processes were halted");
      assertTrue(halts >= 2, "seed " + seed + ": only " + halts + " were halted");
      assertEquals(clean.export(), site.export(), "seed " + seed);
    }
  }

  private int haltAndGoOn(
      Site site, CleanRun clean, Random random, String version, Story.Step... steps)
      throws Exception {
    int halts = 0;
    for (int life = 0; life < HALTS; life++) {
      int write = 1 + random.nextInt(MOST_WRITES);
      halts += live(site, clean, version, write, life, steps) ? 1 : 0;
    }
    assertTrue(!live(site, clean, version, 0, HALTS, steps), "halted without being told to");
    return halts;
  }

  /** One life of a process; whether it was halted. */
  private boolean live(
      Site site, CleanRun clean, String version, int write, int hours, Story.Step... steps)
      throws Exception {
    Set<Digest> before = site.scanned(version);
    Map<Digest, Long> requestsBefore = site.requests();
    boolean halted;
    try (ChildProcess child =
        ChildProcess.start(SITES.jdbcUrl(), site.uri(), folder, version, write, hours, steps)) {
      halted = child.awaitHalted();
    }
    Claims.check(site, clean);
    checkRequests(requestsBefore, site, before, site.scanned(version));
    site.expireLeases();
    return halted;
  }

  /**
   * A life asks for a blob at most once, not at all if its cells were there, and never in vain
   * unless it was halted meanwhile: then the next life asks again.
   */
  private static void checkRequests(
      Map<Digest, Long> requestsBefore, Site site, Set<Digest> before, Set<Digest> after) {
    Map<Digest, Long> requests = site.requests();
    for (Digest layer : site.each(0).keySet()) {
      long asked = requests.getOrDefault(layer, 0L) - requestsBefore.getOrDefault(layer, 0L);
      boolean paid = after.contains(layer) && !before.contains(layer);
      assertTrue(
          asked == 1 || (asked == 0 && !paid), () -> layer + " asked for " + asked + " times");
      assertTrue(asked == 0 || !before.contains(layer), () -> layer + " was there already");
    }
  }

  @Test
  @DisplayName("that is killed in the middle of a layer is relieved once its leases have expired")
  void isRelieved() throws Exception {
    CleanRun clean = SITES.clean("1", folder);
    Gate gate = Gate.closed();
    try (Site site = SITES.open(Delivery.pausedAfter(100, gate));
        PostgresStore store = Sites.connect(SITES.jdbcUrl())) {
      WatchedLocks locks = new WatchedLocks(store.lockSource());
      try (ChildProcess child =
              ChildProcess.start(SITES.jdbcUrl(), site.uri(), folder, "1", 0, 0, Story.Step.ASK);
          Libindex libindex = Site.offline(store, locks, "1").build()) {
        List<Digest> held = site.manifest(ShippedImage.APPLICATION).layerDigests();
        gate.awaitArrivals(held.size(), LIMIT);
        Future<State> asked =
            threads.submit(() -> libindex.index(site.manifest(ShippedImage.APPLICATION)).state());
        locks.awaitRefusal();
        child.kill();
        gate.open();
        assertEquals(State.INDEX_PARTIAL, asked.get());
        libindex.index(site.manifest(ShippedImage.LABELLED));
        libindex.index(site.manifest(ShippedImage.FOREIGN));
        Site.supply(libindex, folder);
        libindex.heal();
        Map<Digest, Long> requests = site.each(1);
        held.forEach(layer -> requests.put(layer, 2L));
        assertEquals(requests, site.requests());
      }
      assertEquals(clean.export(), site.export());
    }
  }
}
