package dev.libindex.rhel.internal.rpmdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.rhel.samples.MeteredContent;
import dev.libindex.rhel.samples.Mutations;
import dev.libindex.rhel.samples.SampleFiles;
import dev.libindex.testdata.internal.SharedData;
import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Reads thousands of damaged databases; reading must always end quickly and without an exception.
 */
class RpmDatabaseFuzzTest {
  private static final long SEED = 20261124;

  /** Each byte is read for its page, its checksum and a few values. */
  private static final int MAX_READS_OF_A_BYTE = 20;

  private static final int FRAME_SIZE = 4096 + 24;
  private static final int PACKAGES_WITHOUT_LOG = 283;
  private static final int PACKAGES_WITH_LOG = 273;

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "BERKELEY, real-rpmdb/epoch.bdb/Packages, 4096, 4000",
    "BERKELEY, real-rpmdb/libuuid.bdb/Packages, 4096, 4000",
    "BERKELEY, synthetic-rpmdb/bdb-512/Packages.xz, 512, 500",
    "BERKELEY, synthetic-rpmdb/bdb-be/Packages.xz, 4096, 500",
    "NDB, real-rpmdb/sle15-bci-a.ndb/Packages.db, 16, 2000",
    "SQLITE, synthetic-rpmdb/dnf-history/rpmdb.sqlite.xz, 4096, 3000",
    "SQLITE, real-rpmdb/mariner2.sqlite/rpmdb.sqlite, 4096, 500"
  })
  void readingADamagedDatabaseEndsQuickly(
      RpmDatabaseKind kind, String file, int unit, int iterations) throws IOException {
    byte[] sound = SampleFiles.read(SharedData.require("data/" + file));
    Mutations mutations = new Mutations(SEED);
    long packages = 0;
    int damaged = 0;
    for (int i = 0; i < iterations; i++) {
      MeteredContent content = new MeteredContent(mutations.next(sound, unit));
      RpmDatabaseContents contents = RpmDatabaseReader.read(kind, file, content, LogFiles.NONE);
      packages += contents.packages().size();
      damaged += contents.errors().isEmpty() ? 0 : 1;
      int iteration = i;
      assertTrue(
          content.bytesRead() <= (long) MAX_READS_OF_A_BYTE * sound.length,
          () -> "seed " + SEED + ", iteration " + iteration + ": " + content.bytesRead());
    }
    System.out.printf(
        "%s: seed %d, %d databases, %d damaged, %d packages%n",
        file, SEED, iterations, damaged, packages);
    assertTrue(damaged > iterations / 20, () -> "hardly any database was damaged");
    assertTrue(packages > 0);
  }

  /** Damage to a log drops what was committed after it, and nothing else. */
  @Test
  void damagedLogLeavesAnEarlierState() throws IOException {
    String folder = "data/synthetic-rpmdb/sqlite-wal/";
    FileContent main =
        FileContent.of(SampleFiles.read(SharedData.require(folder + "rpmdb.sqlite.xz")));
    byte[] sound = SampleFiles.read(SharedData.require(folder + "rpmdb.sqlite-wal"));
    Mutations mutations = new Mutations(SEED);
    NavigableSet<Integer> sizes = new TreeSet<>();
    for (int i = 0; i < 300; i++) {
      FileContent wal = FileContent.of(mutations.next(sound, FRAME_SIZE));
      RpmDatabaseContents contents =
          RpmDatabaseReader.read(RpmDatabaseKind.SQLITE, folder, main, LogFiles.ofWal(wal));
      assertEquals(List.of(), contents.errors());
      sizes.add(contents.packages().size());
    }
    assertEquals(PACKAGES_WITHOUT_LOG, sizes.last());
    assertTrue(sizes.size() > 1 && sizes.first() >= PACKAGES_WITH_LOG, sizes::toString);
  }
}
