package dev.libindex.rhel.internal.sqlite;

/**
 * The position of a row: the first part of its record is in the leaf, the rest in a chain of
 * overflow pages.
 *
 * @param overflowPage the first page of the chain, or 0 if the whole record is in the leaf
 */
record LeafCell(
    long rowId, int payloadLength, int localOffset, int localLength, long overflowPage) {
  /** Room for the largest header blob that rpm allows, 256 MiB, and its key. */
  static final long MAX_PAYLOAD = (256L << 20) + 1024;

  /** Returns how many bytes of a payload are in the leaf; the format defines these fractions. */
  static int localLength(int payloadLength, int usableSize) {
    int maxLocal = usableSize - 35;
    if (payloadLength <= maxLocal) {
      return payloadLength;
    }
    int minLocal = (usableSize - 12) * 32 / 255 - 23;
    int surplus = minLocal + (payloadLength - minLocal) % (usableSize - Integer.BYTES);
    return surplus <= maxLocal ? surplus : minLocal;
  }
}
