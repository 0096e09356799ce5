package dev.libindex.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.Digest;
import dev.libindex.testdata.store.FaultyStore.Moment;
import dev.libindex.testdata.store.KillSwitch;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The process is killed before each of its writes in turn, leases included; after one is before the
 * next. It works on one thread, so every write is met, and it is in the middle of reading a layer
 * if and only if it dies before it writes that layer's cells.
 */
@DisplayName("A process that is killed between two writes")
class KilledTest {
  @RegisterExtension static final Sites SITES = new Sites();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  @DisplayName("leaves nothing wrong behind and wastes the one layer that it was reading, if any")
  void leavesNothingWrongBehind(Story story) throws Exception {
    CleanRun clean = SITES.clean("2", folder);
    int write = 1;
    int wasted = 0;
    KillSwitch life = kill(story, write, clean);
    while (life.hasKilled()) {
      wasted += life.fetchedInVain().size();
      write++;
      life = kill(story, write, clean);
    }
    int points = write - 1;
    System.out.println(story + ": killed " + points + " times, " + wasted + " in a layer");
    assertTrue(points > 50, () -> "only " + points + " writes");
    assertEquals(2 * Site.LAYERS, wasted, "each layer, in each version of the scanner");
  }

  private KillSwitch kill(Story story, int write, CleanRun clean) throws Exception {
    KillSwitch life = new KillSwitch();
    life.killAtWrite(write, Moment.BEFORE);
    try (Site site = SITES.open()) {
      try (Operator operator =
          new Operator(site, clean, folder, new Doomed(site, site.store(), life))) {
        operator.play(story);
      }
      String point = "killed before write " + write;
      assertEquals(clean.export(), site.export(), point);
      Map<Digest, Long> requests = site.each(2);
      life.fetchedInVain().forEach(layer -> requests.merge(layer, 1L, Long::sum));
      assertEquals(requests, site.requests(), point);
    }
    return life;
  }
}
