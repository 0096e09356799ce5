package dev.libindex.internal.tar;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The fields of a 512-byte header block, as laid out by POSIX.1-2024 (pax, "ustar Interchange
 * Format") and the GNU tar manual ("Basic Tar Format").
 */
final class HeaderBlock {
  static final int SIZE = 512;

  private static final int NAME = 0;
  private static final int NAME_LENGTH = 100;
  private static final int FILE_SIZE = 124;
  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_LENGTH = 8;
  private static final int TYPE = 156;
  private static final int LINK_NAME = 157;
  private static final int MAGIC = 257;
  private static final int PREFIX = 345;
  private static final int PREFIX_LENGTH = 155;
  private static final int STAR_PREFIX_LENGTH = 131;
  private static final int STAR_TRAILER = 508;
  private static final int TIME_LENGTH = 12;

  private static final long EVEN_BYTES = 0x00FF00FF00FF00FFL;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private final int start;
  private final int sum;

  HeaderBlock(byte[] bytes, int start) {
    this.bytes = bytes;
    this.start = start;
    this.sum = sum(bytes, start);
  }

  boolean isZero() {
    return sum == 0;
  }

  /** Returns whether the checksum is right for unsigned bytes or, as in old tars, signed ones. */
  boolean hasValidChecksum() {
    long expected = TarNumber.parse(bytes, start + CHECKSUM, CHECKSUM_LENGTH);
    int unsigned = sum + CHECKSUM_LENGTH * ' ';
    for (int i = 0; i < CHECKSUM_LENGTH; i++) {
      unsigned -= bytes[start + CHECKSUM + i] & 0xFF;
    }
    return expected >= 0 && (expected == unsigned || expected == unsigned - 256L * highBytes());
  }

  char type() {
    return (char) (bytes[start + TYPE] & 0xFF);
  }

  /**
   * Returns the size field.
   *
   * @throws MalformedTarException if it is negative or not a number
   */
  long size() {
    long size = TarNumber.parse(bytes, start + FILE_SIZE, TarNumber.LENGTH);
    if (size == TarNumber.INVALID) {
      throw new MalformedTarException("the size is negative or no number");
    }
    return size;
  }

  void appendName(ByteText target) {
    int prefixLength = prefixLength();
    if (prefixLength > 0) {
      target.append(bytes, start + PREFIX, prefixLength);
      target.append(new byte[] {'/'}, 0, 1);
    }
    target.append(bytes, start + NAME, textLength(NAME, NAME_LENGTH));
  }

  void appendLinkName(ByteText target) {
    target.append(bytes, start + LINK_NAME, textLength(LINK_NAME, NAME_LENGTH));
  }

  private int prefixLength() {
    if (!hasText(MAGIC, "ustar")) {
      return 0;
    }
    if (bytes[start + MAGIC + 5] == 0) {
      boolean star = hasText(STAR_TRAILER, "tar\0");
      return textLength(PREFIX, star ? STAR_PREFIX_LENGTH : PREFIX_LENGTH);
    }
    return isMangledGnuPrefix() ? textLength(PREFIX, PREFIX_LENGTH) : 0;
  }

  /**
   * Returns whether a GNU header has a prefix. GNU headers have two times where ustar has the
   * prefix, but Go before 1.8, with which many old images were built, wrote a prefix there.
   */
  private boolean isMangledGnuPrefix() {
    boolean times =
        TarNumber.parse(bytes, start + PREFIX, TIME_LENGTH) != TarNumber.INVALID
            && TarNumber.parse(bytes, start + PREFIX + TIME_LENGTH, TIME_LENGTH)
                != TarNumber.INVALID;
    int length = textLength(PREFIX, PREFIX_LENGTH);
    for (int i = 0; i < length; i++) {
      if (bytes[start + PREFIX + i] < 0) {
        return false;
      }
    }
    return !times;
  }

  private boolean hasText(int field, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (bytes[start + field + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the length of a text, which ends at a NUL or at the end of its field. */
  private int textLength(int field, int limit) {
    int length = 0;
    while (length < limit && bytes[start + field + length] != 0) {
      length++;
    }
    return length;
  }

  private int highBytes() {
    int count = 0;
    for (int i = 0; i < SIZE; i++) {
      boolean inChecksum = i >= CHECKSUM && i < CHECKSUM + CHECKSUM_LENGTH;
      count += bytes[start + i] < 0 && !inChecksum ? 1 : 0;
    }
    return count;
  }

  /** Sums eight bytes at a time: the checksum is most of the cost of a small entry. */
  private static int sum(byte[] bytes, int start) {
    long lanes = 0;
    for (int i = 0; i < SIZE; i += Long.BYTES) {
      long word = (long) LONGS.get(bytes, start + i);
      lanes += (word & EVEN_BYTES) + ((word >>> 8) & EVEN_BYTES);
    }
    return (int) ((lanes & 0xFFFF) + ((lanes >>> 16) & 0xFFFF) + ((lanes >>> 32) & 0xFFFF))
        + (int) (lanes >>> 48);
  }
}
