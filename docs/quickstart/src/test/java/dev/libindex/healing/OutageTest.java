package dev.libindex.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.Libindex;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The acceptance scenario: two Red Hat images that share a base and one image without Red Hat
 * content, asked for again and again while the mappings are missing, then healed, and an unrelated
 * scanner upgraded. In PostgreSQL, with every blob counted.
 */
@DisplayName("During an outage of the mappings")
class OutageTest {
  private static final int ASKED = 50;

  @RegisterExtension static final Sites SITES = new Sites();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  @DisplayName("each blob is fetched once for each version of the scanners, and all heals")
  void healsWithoutAByte(Story story) throws Exception {
    CleanRun clean = SITES.clean("2", folder);
    try (Site site = SITES.open();
        Operator operator = new Operator(site, clean, folder, new Usual(site)).asking(ASKED)) {
      operator.play(story);
      assertEquals(clean.export(), site.export());
      assertEquals(site.each(2), site.requests());
    }
  }

  @Test
  @DisplayName("the version of an unrelated scanner changes no report")
  void theUpgradeChangesNoReport() throws Exception {
    assertEquals(SITES.clean("1", folder).bodies(), SITES.clean("2", folder).bodies());
  }

  /** Processes with the threads and clocks that they have in life; none is killed. */
  private record Usual(Site site) implements Processes {
    @Override
    public Libindex start(String version) {
      return Site.offline(site.store(), site.store().lockSource(), version).build();
    }

    @Override
    public void letTimePass() {}
  }
}
