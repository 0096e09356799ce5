package dev.libindex.internal.tar;

import dev.libindex.layer.EntryType;

/**
 * One entry of a tar, as its headers describe it: names are the raw bytes, neither cleaned nor
 * checked.
 *
 * <p>A cursor that the walker reuses: it must not be kept, nor its arrays changed.
 */
public final class TarEntry {
  private final ByteText path = new ByteText();
  private final ByteText linkTarget = new ByteText();
  private EntryType type = EntryType.OTHER;
  private long size;

  TarEntry() {}

  /** The name; its first {@link #pathLength()} bytes count. */
  public byte[] path() {
    return path.bytes();
  }

  public int pathLength() {
    return path.length();
  }

  /** What a link points to; its first {@link #linkTargetLength()} bytes count. */
  public byte[] linkTarget() {
    return linkTarget.bytes();
  }

  /** Zero unless the entry is a link. */
  public int linkTargetLength() {
    return linkTarget.length();
  }

  public EntryType type() {
    return type;
  }

  /** Size of the file in bytes, holes included; zero if the entry is no file. */
  public long size() {
    return size;
  }

  ByteText pathText() {
    return path;
  }

  ByteText linkText() {
    return linkTarget;
  }

  void describe(EntryType newType, long newSize) {
    type = newType;
    size = newSize;
  }
}
