package dev.libindex.rhel.internal.rpmdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.FormatException;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.rhel.internal.sqlite.PageOverlay;
import dev.libindex.rhel.internal.sqlite.TableSkeleton;
import dev.libindex.rhel.samples.MeteredContent;
import dev.libindex.rhel.samples.Mutations;
import dev.libindex.rhel.samples.SampleFiles;
import dev.libindex.testdata.internal.SharedData;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Puts damaged databases and logs together; each must be read or refused, and say no less than the
 * reader of both files does.
 */
class ComposedRpmDatabaseFuzzTest {
  private static final long SEED = 9;
  private static final int PAIRS = 400;
  private static final int PAGE_SIZE = 4096;
  private static final int MAX_READS_OF_A_BYTE = 4;

  @Test
  void damagedPairIsReadAsTheFilesAre() throws IOException {
    String folder = "data/synthetic-rpmdb/sqlite-wal/";
    byte[] main = SampleFiles.read(SharedData.require(folder + "rpmdb.sqlite.xz"));
    byte[] wal = SampleFiles.read(SharedData.require(folder + "rpmdb.sqlite-wal"));
    Mutations mutations = new Mutations(SEED);
    int refused = 0;
    int damaged = 0;
    for (int i = 0; i < PAIRS; i++) {
      MeteredContent file = new MeteredContent(mutations.next(main, PAGE_SIZE));
      LogFiles logs = LogFiles.ofWal(FileContent.of(mutations.next(wal, PAGE_SIZE + 24)));
      try {
        damaged += compare(file, logs, i) ? 1 : 0;
      } catch (FormatException e) {
        refused++;
      }
    }
    System.out.printf("seed %d: %d pairs, %d refused, %d damaged%n", SEED, PAIRS, refused, damaged);
    assertTrue(refused < PAIRS / 2 && damaged > PAIRS / 40);
  }

  /** Compares the packages of a pair; returns whether parts of it cannot be read. */
  private static boolean compare(MeteredContent file, LogFiles logs, int iteration)
      throws IOException {
    Map<Long, String> keys = new HashMap<>();
    read(file, LogFiles.NONE).rows().forEach(row -> keys.put(row.number(), row.info().toString()));
    long before = file.bytesRead();
    String text = RpmDatabaseReader.skeleton(file, keys).encode();
    assertTrue(
        file.bytesRead() - before <= MAX_READS_OF_A_BYTE * file.size(),
        () -> "iteration " + iteration);

    ComposedRpmDatabase composed =
        ComposedRpmDatabase.of(
            "x", TableSkeleton.decode(text), PageOverlay.decode(PageOverlay.read(logs).encode()));

    RpmDatabaseContents together = read(file, logs);
    if (together.errors().isEmpty() && composed.errors().isEmpty()) {
      assertEquals(
          together.packages().stream().map(RpmInfo::toString).sorted().toList(),
          composed.rows().stream()
              .map(row -> row.read().map(RpmInfo::toString).or(row::key).orElseThrow())
              .sorted()
              .toList(),
          () -> "iteration " + iteration);
    }
    return !composed.errors().isEmpty();
  }

  private static RpmDatabaseContents read(FileContent file, LogFiles logs) throws IOException {
    return RpmDatabaseReader.read(RpmDatabaseKind.SQLITE, "x", file, logs);
  }
}
