package dev.libindex.rhel.internal.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceTextTest {
  private static final long SEED = 21;

  @TempDir Path folder = Path.of("");

  @Test
  void textIsReadAsItWasWritten() throws IOException {
    PageOverlay written = overlay(512, 9, 1, 3, 7);

    PageOverlay read = PageOverlay.decode(written.encode());

    assertEquals(512, read.pageSize());
    assertEquals(9, read.databasePages());
    assertEquals(written.pages().keySet(), read.pages().keySet());
    assertEquals(written.encode(), read.encode());
    byte[] page = new byte[512];
    assertEquals(512, page(read, 7).content().read(2 * 512, page, 0, 512));
    assertEquals(7, page[0]);
  }

  private static StoredPage page(PageOverlay overlay, long number) {
    return Optional.ofNullable(overlay.page(number)).orElseThrow();
  }

  @Test
  void emptyLogIsWritten() throws IOException {
    assertTrue(PageOverlay.decode(PageOverlay.NONE.encode()).isNone());
    PageOverlay truncating = new PageOverlay(512, 3, Map.of());
    assertFalse(PageOverlay.decode(truncating.encode()).isNone());
  }

  @Test
  void pagesOfIndexesAreLeftOut() throws IOException {
    PageOverlay read = PageOverlay.decode(overlay(512, 20, 1, 2, 10, 13).encode());

    assertEquals(0, page(read, 10).length());
    assertEquals(0, page(read, 2).length());
    assertEquals(512, page(read, 13).length());
  }

  @Test
  void largeLogIsRefused() {
    byte[] noise = new byte[1 << 16];
    new Random(SEED).nextBytes(noise);
    assertRefused("8388608", overlay(FileContent.of(noise), 140));
    assertRefused("67108864", overlay(FileContent.of(new byte[1 << 16]), 1100));
  }

  private static void assertRefused(String limit, PageOverlay overlay) {
    FormatException e = assertThrows(FormatException.class, overlay::encode);
    assertTrue(String.valueOf(e.getMessage()).contains(limit), e::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sqlite-pages-1",
        "sqlite-pages-1:",
        "sqlite-pages-2:eJxjYGBgAAAABAAB",
        "sqlite-pages-1:eJxjYGBgAAAABAAB!",
        "sqlite-pages-1:AAAA",
        "sqlite-table-1:eJxjYGBgAAAABAAB"
      })
  void otherTextIsRefused(String text) {
    assertThrows(FormatException.class, () -> PageOverlay.decode(text));
    assertThrows(FormatException.class, () -> TableSkeleton.decode(text));
  }

  @Test
  void moreThanOneTextIsRefused() throws IOException {
    String twice =
        EvidenceText.write(
            "sqlite-pages-1",
            1000,
            out -> {
              OverlayText.write(overlay(512, 9, 1), out);
              out.write(0);
            });
    assertThrows(FormatException.class, () -> PageOverlay.decode(twice));
  }

  /** Changes the bytes before they are compressed; each must be read or refused. */
  @Test
  void damagedEvidenceIsReadOrRefused() throws IOException, SQLException {
    RandomDatabase made = new RandomDatabase(folder.resolve("made.sqlite"), new Random(SEED));
    TableSkeleton file;
    PageOverlay log;
    try (Connection connection = made.create(1024, 0, 0)) {
      made.fill(connection);
      file = TableSkeleton.of(FileContent.of(made.main()), "Packages", Map.of());
      made.transact(connection);
      made.transact(connection);
      log = PageOverlay.read(LogFiles.ofWal(FileContent.of(made.wal())));
    }
    byte[] fileBytes = inflated("sqlite-table-1", file.encode());
    byte[] logBytes = inflated("sqlite-pages-1", log.encode());
    Random random = new Random(SEED);
    int refused = 0;
    for (int i = 0; i < 400; i++) {
      try {
        TableSkeleton damagedFile =
            TableSkeleton.decode(deflated("sqlite-table-1", damaged(fileBytes, random)));
        PageOverlay damagedLog =
            PageOverlay.decode(deflated("sqlite-pages-1", damaged(logBytes, random)));
        ComposedTable.of(damagedFile, damagedLog).forEachRow(new Ignored());
      } catch (FormatException e) {
        refused++;
      }
    }
    System.out.printf("seed %d: 400 pairs, %d refused%n", SEED, refused);
    assertTrue(refused > 20 && refused < 400, "refused " + refused);
  }

  private static byte[] damaged(byte[] sound, Random random) {
    byte[] damaged = sound.clone();
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(random.nextBoolean() ? 200 : damaged.length);
      damaged[at] = (byte) random.nextInt(256);
    }
    return damaged;
  }

  private static byte[] inflated(String format, String text) throws IOException {
    return EvidenceText.read(format, text, in -> in.readAllBytes());
  }

  private static String deflated(String format, byte[] bytes) throws IOException {
    return EvidenceText.write(format, 1 << 24, out -> out.write(bytes));
  }

  /** Creates an overlay whose pages begin with their numbers. */
  private static PageOverlay overlay(int pageSize, long databasePages, int... numbers) {
    byte[] bytes = new byte[pageSize * numbers.length];
    FileContent content = FileContent.of(bytes);
    Map<Long, StoredPage> pages = new HashMap<>();
    for (int i = 0; i < numbers.length; i++) {
      bytes[i * pageSize] = (byte) numbers[i];
      pages.put((long) numbers[i], new StoredPage(content, (long) i * pageSize, pageSize));
    }
    return new PageOverlay(pageSize, databasePages, pages);
  }

  private static PageOverlay overlay(FileContent page, int count) {
    Map<Long, StoredPage> pages = new HashMap<>();
    for (long i = 1; i <= count; i++) {
      pages.put(i, new StoredPage(page, 0, (int) page.size()));
    }
    return new PageOverlay((int) page.size(), count, pages);
  }

  private record Ignored() implements ComposedTable.Rows {
    @Override
    public void inLog(SqliteRow row) {}

    @Override
    public void inFile(long rowId, Optional<String> key) {}

    @Override
    public void inBoth(long rowId, Optional<String> key) {}

    @Override
    public void damaged(FormatException cause) {}
  }
}
