package dev.libindex.internal.tar;

import dev.libindex.layer.EntryType;

/**
 * One entry of a tar, as its headers describe it. Names are the raw bytes, neither cleaned nor
 * checked.
 *
 * <p>The walker reuses one object for all entries: callers must not keep it or change its arrays.
 */
public final class TarEntry {
  private final ByteText path = new ByteText();
  private final ByteText linkTarget = new ByteText();
  private EntryType type = EntryType.OTHER;
  private long size;

  TarEntry() {}

  /** Returns the name, in the first {@link #pathLength()} bytes. */
  public byte[] path() {
    return path.bytes();
  }

  public int pathLength() {
    return path.length();
  }

  /** Returns the target of a link, in the first {@link #linkTargetLength()} bytes. */
  public byte[] linkTarget() {
    return linkTarget.bytes();
  }

  /** Returns the length of the target; zero unless the entry is a link. */
  public int linkTargetLength() {
    return linkTarget.length();
  }

  public EntryType type() {
    return type;
  }

  /** Returns the size of the file in bytes, including holes; zero if the entry is not a file. */
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
