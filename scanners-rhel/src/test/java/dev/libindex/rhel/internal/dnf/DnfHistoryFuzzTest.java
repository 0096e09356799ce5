package dev.libindex.rhel.internal.dnf;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.rhel.internal.bytes.FormatException;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.rhel.samples.MeteredContent;
import dev.libindex.rhel.samples.Mutations;
import dev.libindex.rhel.samples.SampleFiles;
import dev.libindex.testdata.internal.SharedData;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Reads thousands of damaged histories; each must quickly be read or refused as damaged. */
class DnfHistoryFuzzTest {
  private static final long SEED = 8;
  private static final int HISTORIES = 5000;
  private static final int MAX_READS_OF_A_BYTE = 20;

  @Test
  void damagedHistoryIsReadOrRefused() throws IOException {
    byte[] sound =
        SampleFiles.read(SharedData.require("data/synthetic-rpmdb/dnf-history/history.sqlite"));
    Mutations mutations = new Mutations(SEED);
    int refused = 0;
    for (int i = 0; i < HISTORIES; i++) {
      MeteredContent content = new MeteredContent(mutations.next(sound, 4096));
      try {
        DnfHistory.read(content, LogFiles.NONE);
      } catch (FormatException e) {
        refused++;
      }
      int iteration = i;
      assertTrue(
          content.bytesRead() <= (long) MAX_READS_OF_A_BYTE * sound.length,
          () -> "seed " + SEED + ", iteration " + iteration + ": " + content.bytesRead());
    }
    System.out.printf("seed %d, %d histories, %d refused%n", SEED, HISTORIES, refused);
    assertTrue(refused > HISTORIES / 20 && refused < HISTORIES);
  }
}
