package dev.libindex.internal.tar;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The records of one pax extended header that concern names, sizes and sparse files (POSIX pax,
 * "pax Extended Header"; GNU tar manual, "Storing Sparse Files"). All other records are ignored.
 */
final class PaxRecords {
  private byte @Nullable [] path;
  private byte @Nullable [] linkTarget;
  private long size = TarNumber.INVALID;

  private byte @Nullable [] sparseName;
  private long sparseSize = TarNumber.INVALID;
  private long sparseRealSize = TarNumber.INVALID;
  private String sparseMajor = "";
  private String sparseMinor = "";
  private @Nullable SparseMap sparseMap;

  private PaxRecords() {}

  /**
   * Reads the payload of a pax header.
   *
   * @throws MalformedTarException if it is malformed; the message says how
   */
  static PaxRecords parse(byte[] payload) {
    PaxRecords records = new PaxRecords();
    int start = 0;
    while (start < payload.length) {
      start = records.parseRecord(payload, start);
    }
    return records;
  }

  /** Reads "length key=value\n" and returns the start of the next record. */
  private int parseRecord(byte[] payload, int start) {
    int space = indexOf(payload, ' ', start, payload.length);
    long length = TarNumber.parseDecimal(payload, start, space);
    if (length < space - start + 2 || length > payload.length - start) {
      throw new MalformedTarException("pax record with a wrong length");
    }
    int end = start + (int) length;
    int equals = indexOf(payload, '=', space + 1, end);
    if (payload[end - 1] != '\n' || equals >= end || equals == space + 1) {
      throw new MalformedTarException("pax record that is no key and value");
    }
    String key = new String(payload, space + 1, equals - space - 1, StandardCharsets.ISO_8859_1);
    accept(key, Arrays.copyOfRange(payload, equals + 1, end - 1));
    return end;
  }

  private void accept(String key, byte[] value) {
    switch (key) {
      case "path" -> path = text(key, value);
      case "linkpath" -> linkTarget = text(key, value);
      case "size" -> size = number(key, value);
      case "GNU.sparse.name" -> sparseName = text(key, value);
      case "GNU.sparse.size" -> sparseSize = number(key, value);
      case "GNU.sparse.realsize" -> sparseRealSize = number(key, value);
      case "GNU.sparse.major" -> sparseMajor = string(value);
      case "GNU.sparse.minor" -> sparseMinor = string(value);
      case "GNU.sparse.offset" -> sparseMap().addOffset(number(key, value));
      case "GNU.sparse.numbytes" -> sparseMap().addLength(number(key, value));
      case "GNU.sparse.map" -> sparseMap = sparseMap(value);
      default -> {}
    }
  }

  private SparseMap sparseMap() {
    if (sparseMap == null) {
      sparseMap = new SparseMap();
    }
    return sparseMap;
  }

  /** Reads the map of format 0.1: offsets and lengths in turn, separated by commas. */
  private static SparseMap sparseMap(byte[] value) {
    SparseMap map = new SparseMap();
    int start = 0;
    boolean offset = true;
    while (start < value.length) {
      int end = indexOf(value, ',', start, value.length);
      long number = number("GNU.sparse.map", Arrays.copyOfRange(value, start, end));
      if (offset) {
        map.addOffset(number);
      } else {
        map.addLength(number);
      }
      offset = !offset;
      start = end + 1;
    }
    return map;
  }

  /** Returns the text, or null for an empty value, which cancels earlier records. */
  private static byte @Nullable [] text(String key, byte[] value) {
    if (indexOf(value, '\0', 0, value.length) < value.length) {
      throw new MalformedTarException("NUL in the pax record " + key);
    }
    return value.length == 0 ? null : value;
  }

  private static long number(String key, byte[] value) {
    long number = TarNumber.parseDecimal(value, 0, value.length);
    if (number == TarNumber.INVALID && value.length > 0) {
      throw new MalformedTarException("pax record " + key + " is no size");
    }
    return number;
  }

  private static String string(byte[] value) {
    return new String(value, StandardCharsets.ISO_8859_1);
  }

  private static int indexOf(byte[] bytes, char wanted, int start, int end) {
    int i = start;
    while (i < end && bytes[i] != wanted) {
      i++;
    }
    return i;
  }

  byte @Nullable [] name() {
    return isSparse() && sparseName != null ? sparseName : path;
  }

  byte @Nullable [] linkTarget() {
    return linkTarget;
  }

  /**
   * Returns the number of bytes that the entry has in the tar, or {@link TarNumber#INVALID} if
   * unset.
   */
  long size() {
    return size;
  }

  /** Returns whether the map of the sparse file is stored before its content (format 1.0). */
  boolean hasSparseMapInContent() {
    return sparseMajor.equals("1") && sparseMinor.equals("0");
  }

  /** Returns the map of a sparse file of the formats 0.0 and 0.1, or null. */
  @Nullable SparseMap recordedSparseMap() {
    boolean versionZero =
        sparseMajor.equals("0") && (sparseMinor.equals("0") || sparseMinor.equals("1"));
    boolean unversioned = sparseMajor.isEmpty() && sparseMinor.isEmpty();
    return versionZero || unversioned ? sparseMap : null;
  }

  /** Returns the size of the sparse file with its holes, or {@link TarNumber#INVALID} if unset. */
  long expandedSize() {
    return sparseSize == TarNumber.INVALID ? sparseRealSize : sparseSize;
  }

  private boolean isSparse() {
    return hasSparseMapInContent() || recordedSparseMap() != null;
  }
}
