package dev.libindex.rhel.internal.rpmdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.rhel.internal.sqlite.SqliteDatabase;
import dev.libindex.rhel.samples.MeteredContent;
import dev.libindex.rhel.samples.SampleFiles;
import dev.libindex.testdata.internal.SharedData;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Adler32;
import org.junit.jupiter.api.Test;

/** Reads databases that were crafted to cost more work than their size justifies. */
class HostileDatabaseTest {
  private static final int PAGE = 4096;

  @Test
  void cyclicOverflowChainEnds() throws IOException {
    ByteBuffer database = berkeley();
    int overflow = firstPageOfType(database, 7);
    database.putInt(overflow * PAGE + 16, overflow);

    RpmDatabaseContents contents = read(RpmDatabaseKind.BERKELEY, database);

    assertError("is used twice", contents);
    assertEquals(List.of(), contents.packages());
  }

  @Test
  void stalePageIsAnError() throws IOException {
    ByteBuffer database = berkeley();
    int overflow = firstPageOfType(database, 7);
    database.putLong(overflow * PAGE, 17);

    assertError("is stale", read(RpmDatabaseKind.BERKELEY, database));
  }

  @Test
  void cyclicBucketEnds() throws IOException {
    ByteBuffer database = berkeley();
    int hash = firstPageOfType(database, 13);
    database.putInt(hash * PAGE + 16, hash);

    assertError("is used twice", read(RpmDatabaseKind.BERKELEY, database));
  }

  @Test
  void bucketsBeyondTheLastPageAreNotRead() throws IOException {
    ByteBuffer database = berkeley();
    database.putInt(72, -1);

    RpmDatabaseContents contents = read(RpmDatabaseKind.BERKELEY, database);

    assertError("4294967296 buckets in 5 pages", contents);
    assertEquals(1, contents.packages().size());
  }

  @Test
  void slotPagesPastTheEndAreAnError() throws IOException {
    ByteBuffer database = ndb();
    database.putInt(12, -1);

    assertError("of 4294967295 is past the end", read(RpmDatabaseKind.NDB, database));
  }

  @Test
  void blobSharedBySlotsIsReadOnce() throws IOException {
    ByteBuffer database = ndb();
    int first = usedSlot(database);
    for (int slot = 32; slot < PAGE; slot += 16) {
      for (int i = 0; i < 16; i += 4) {
        database.putInt(slot + i, database.getInt(first + i));
      }
    }
    MeteredContent content = new MeteredContent(bytes(database));

    RpmDatabaseContents contents =
        RpmDatabaseReader.read(RpmDatabaseKind.NDB, "x", content, LogFiles.NONE);

    assertError("has two slots", contents);
    assertEquals(1, contents.packages().size());
    assertTrue(content.bytesRead() < database.capacity());
  }

  @Test
  void nestedBlobsAreRefused() throws IOException {
    ByteBuffer database = ByteBuffer.allocate(3 * PAGE).order(ByteOrder.LITTLE_ENDIAN);
    database.putInt(0, magic("RpmP")).putInt(12, 1);
    for (int slot = 32; slot < PAGE; slot += 16) {
      database.putInt(slot, magic("Slot"));
    }
    // From the inside out, since the checksum of each covers those inside it.
    for (int number = 3; number > 0; number--) {
      putBlob(database, number, PAGE + 16 * number, 3 * PAGE - 16 * number);
    }

    assertError("blobs overlap", read(RpmDatabaseKind.NDB, database));
  }

  private static void putBlob(ByteBuffer database, int number, int start, int end) {
    int length = end - start - 28;
    database.putInt(start, magic("BlbS")).putInt(start + 4, number).putInt(start + 12, length);
    Adler32 checksum = new Adler32();
    checksum.update(bytes(database), start, end - 12 - start);
    database.putInt(end - 12, (int) checksum.getValue());
    database.putInt(end - 8, length).putInt(end - 4, magic("BlbE"));
    int slot = 32 + 16 * number;
    database.putInt(slot + 4, number).putInt(slot + 8, start / 16);
    database.putInt(slot + 12, (end - start) / 16);
  }

  @Test
  void cellSharedByRowsIsReadOnce() throws IOException {
    ByteBuffer database =
        ByteBuffer.wrap(
            SampleFiles.read(
                SharedData.require("data/synthetic-rpmdb/dnf-history/rpmdb.sqlite.xz")));
    int leaf = firstLeafOfPackages(database);
    int first = database.getShort(leaf + 8);
    for (int cell = 0; cell < 100; cell++) {
      database.putShort(leaf + 8 + 2 * cell, (short) first);
    }
    database.putShort(leaf + 3, (short) 100);
    MeteredContent content = new MeteredContent(bytes(database));

    RpmDatabaseContents contents =
        RpmDatabaseReader.read(RpmDatabaseKind.SQLITE, "x", content, LogFiles.NONE);

    assertError("overlap", contents);
    assertTrue(content.bytesRead() < 5L * database.capacity());
  }

  @Test
  void keepsSomeErrorsAndCountsTheRest() throws IOException {
    ByteBuffer slots = ByteBuffer.allocate(400 * PAGE).order(ByteOrder.LITTLE_ENDIAN);
    slots.putInt(0, magic("RpmP")).putInt(12, 400);

    RpmDatabaseContents contents = read(RpmDatabaseKind.NDB, slots);

    assertTrue(contents.errors().size() < 30, () -> contents.errors().size() + " errors");
    assertError("given up", contents);
    assertError("more errors", contents);
  }

  @Test
  void interruptStopsReading() {
    FileContent content = FileContent.of(bytes(berkeley()));
    Thread.currentThread().interrupt();
    try {
      assertThrows(
          InterruptedIOException.class,
          () -> RpmDatabaseReader.read(RpmDatabaseKind.BERKELEY, "x", content, LogFiles.NONE));
    } finally {
      assertTrue(Thread.interrupted(), "the thread is no longer interrupted");
    }
  }

  private static int magic(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII))
        .order(ByteOrder.LITTLE_ENDIAN)
        .getInt();
  }

  private static RpmDatabaseContents read(RpmDatabaseKind kind, ByteBuffer database)
      throws IOException {
    return RpmDatabaseReader.read(kind, "x", FileContent.of(bytes(database)), LogFiles.NONE);
  }

  private static byte[] bytes(ByteBuffer database) {
    byte[] bytes = new byte[database.capacity()];
    database.get(0, bytes);
    return bytes;
  }

  private static void assertError(String cause, RpmDatabaseContents contents) {
    assertTrue(
        contents.errors().stream().anyMatch(error -> error.toString().contains(cause)),
        () -> contents.errors().toString());
  }

  private static ByteBuffer berkeley() {
    return sample("data/real-rpmdb/epoch.bdb/Packages");
  }

  private static ByteBuffer ndb() {
    return sample("data/real-rpmdb/sle15-bci-a.ndb/Packages.db");
  }

  private static ByteBuffer sample(String path) {
    return ByteBuffer.wrap(SampleFiles.read(SharedData.require(path)))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int firstPageOfType(ByteBuffer database, int type) {
    int page = 1;
    while (database.get(page * PAGE + 25) != type) {
      page++;
    }
    return page;
  }

  private static int usedSlot(ByteBuffer database) {
    int slot = 32;
    while (database.getInt(slot + 8) == 0) {
      slot += 16;
    }
    return slot;
  }

  private static int firstLeafOfPackages(ByteBuffer database) throws IOException {
    SqliteDatabase opened = SqliteDatabase.open(FileContent.of(bytes(database)), LogFiles.NONE);
    int page = (int) opened.table("Packages").orElseThrow().rootPage();
    while (database.get((page - 1) * PAGE) == 0x05) {
      page = database.getInt((page - 1) * PAGE + database.getShort((page - 1) * PAGE + 12));
    }
    return (page - 1) * PAGE;
  }
}
