package dev.libindex.rhel.internal.rpmdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RpmHeaderTest {
  @Test
  void readsValuesStoredInPieces() throws IOException {
    byte[] signature = new byte[300];
    Arrays.fill(signature, (byte) 9);
    String longName = "n".repeat(9000);
    RpmHeader header =
        RpmHeader.parse(
            new HeaderBlob()
                .string(RpmTag.NAME, longName)
                .string(RpmTag.VERSION, "ü€")
                .int32(RpmTag.EPOCH, -5)
                .strings(RpmTag.PAYLOADDIGEST, "first", "second")
                .binary(RpmTag.SIGPGP, signature)
                .region(63, 63)
                .extents());

    assertEquals(longName, header.string(RpmTag.NAME));
    assertEquals("ü€", header.string(RpmTag.VERSION));
    assertEquals(-5, header.firstInt32(RpmTag.EPOCH));
    assertEquals("first", header.firstString(RpmTag.PAYLOADDIGEST));
    assertArrayEquals(signature, header.binary(RpmTag.SIGPGP));
  }

  @Test
  void absentValuesAreEmpty() throws IOException {
    RpmInfo info = read(new HeaderBlob().string(1, "x"));

    assertEquals(new RpmInfo("", "", "", 0, "", "", "", "", 0, ""), info);
    assertEquals("-", info.evr());
    assertEquals("", info.repositoryHint().encode());
  }

  @Test
  void lastOfSeveralValuesCounts() throws IOException {
    RpmInfo info =
        read(new HeaderBlob().string(RpmTag.NAME, "first").string(RpmTag.NAME, "second"));

    assertEquals("second", info.name());
  }

  @ParameterizedTest
  @CsvSource({"62, 62", "63, 63", "63, 62", "64, 64", "61, 17"})
  void validRegionsAreAccepted(int tag, int trailerTag) throws IOException {
    HeaderBlob blob = new HeaderBlob().string(RpmTag.NAME, "n").region(tag, trailerTag);

    assertEquals("n", RpmHeader.parse(blob.extents()).string(RpmTag.NAME));
  }

  @ParameterizedTest
  @CsvSource({"62, 63", "64, 63", "63, 61"})
  void regionTrailerMustMatchTheRegion(int tag, int trailerTag) {
    HeaderBlob blob = new HeaderBlob().string(RpmTag.NAME, "n").region(tag, trailerTag);

    assertFormatError("ends as region " + trailerTag, () -> RpmHeader.parse(blob.extents()));
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 0, 0, 1, type 0",
    "1000, 10, 0, 1, type 10",
    "1000, 6, -1, 1, offset -1",
    "1000, 6, 1000, 1, offset 1000",
    "1000, 6, 0, 0, count 0",
    "1000, 6, 0, 1000, count 1000",
    "1000, 6, 0, -1, count 4294967295",
    "1000, 4, 2, 1, offset 2 for type 4",
    "1000, 5, 4, 1, offset 4 for type 5",
    "1000, 3, 1, 1, offset 1 for type 3",
    "99, 6, 0, 1, a tag below 100"
  })
  void invalidEntryIsRefused(int tag, int type, int offset, int count, String cause) {
    HeaderBlob blob =
        new HeaderBlob()
            .string(RpmTag.VERSION, "some data")
            .entry(tag, type, offset, count)
            .region(63, 63);

    assertFormatError(cause, () -> RpmHeader.parse(blob.extents()));
  }

  @Test
  void lowTagsAreAcceptedWithoutARegion() throws IOException {
    RpmInfo info = read(new HeaderBlob().string(99, "x").string(RpmTag.NAME, "n"));

    assertEquals("n", info.name());
  }

  @Test
  void sizesMustAddUp() {
    byte[] sound = new HeaderBlob().string(RpmTag.NAME, "n").bytes();

    assertFormatError("not enough data", () -> parse(Arrays.copyOf(sound, sound.length - 1)));
    assertFormatError("not enough data", () -> parse(Arrays.copyOf(sound, sound.length + 1)));
    assertFormatError("header of 7 bytes", () -> parse(Arrays.copyOf(sound, 7)));
    assertFormatError("header without entries", () -> parse(new byte[8]));
    byte[] manyEntries = sound.clone();
    manyEntries[1] = 1;
    assertFormatError("header of 65537 entries", () -> parse(manyEntries));
    byte[] muchData = sound.clone();
    muchData[4] = 0x10;
    assertFormatError("of data", () -> parse(muchData));
  }

  @Test
  void valueOfTheWrongTypeIsAnError() {
    HeaderBlob blob =
        new HeaderBlob()
            .int32(RpmTag.NAME, 1)
            .string(RpmTag.EPOCH, "1")
            .string(RpmTag.PAYLOADDIGEST, "x")
            .string(RpmTag.SIGPGP, "x");

    assertFormatError("tag 1000", () -> RpmHeader.parse(blob.extents()).string(RpmTag.NAME));
    assertFormatError("tag 1003", () -> RpmHeader.parse(blob.extents()).firstInt32(RpmTag.EPOCH));
    assertFormatError(
        "tag 5092", () -> RpmHeader.parse(blob.extents()).firstString(RpmTag.PAYLOADDIGEST));
    assertFormatError("tag 259", () -> RpmHeader.parse(blob.extents()).binary(RpmTag.SIGPGP));
  }

  @Test
  void valueMayNotReachPastTheData() {
    HeaderBlob blob =
        new HeaderBlob()
            .binary(RpmTag.VERSION, new byte[] {'x', 'y'})
            .entry(RpmTag.NAME, RpmType.STRING, 0, 1)
            .entry(RpmTag.SIGPGP, RpmType.BIN, 1, 2)
            .entry(RpmTag.EPOCH, RpmType.INT32, 0, 1);

    assertFormatError("has no end", () -> RpmHeader.parse(blob.extents()).string(RpmTag.NAME));
    assertFormatError("tag 259", () -> RpmHeader.parse(blob.extents()).binary(RpmTag.SIGPGP));
    assertFormatError("tag 1003", () -> RpmHeader.parse(blob.extents()).firstInt32(RpmTag.EPOCH));
  }

  @Test
  void enormousTextIsAnError() {
    HeaderBlob blob = new HeaderBlob().string(RpmTag.NAME, "n".repeat((1 << 20) + 1));

    assertFormatError("limit", () -> RpmHeader.parse(blob.extents()).string(RpmTag.NAME));
  }

  private static RpmInfo read(HeaderBlob blob) throws IOException {
    return RpmInfo.read(RpmHeader.parse(blob.extents()));
  }

  private static RpmHeader parse(byte[] bytes) throws IOException {
    return RpmHeader.parse(HeaderBlob.extents(bytes));
  }

  private static void assertFormatError(String cause, Executable reading) {
    FormatException e = assertThrows(FormatException.class, reading);
    assertTrue(String.valueOf(e.getMessage()).contains(cause), e::toString);
  }
}
