package dev.libindex.internal.layer;

import static dev.libindex.internal.layer.EntryTable.NONE;
import static dev.libindex.internal.layer.EntryTable.ROOT;

import dev.libindex.layer.EntryType;

/**
 * One walk along a path through an {@link EntryTable}, which follows symbolic links as a kernel
 * would. It is bounded: a path leads nowhere if it takes more than {@value #MAX_LINKS} links, or
 * {@value #MAX_STEPS} parts after the first link.
 */
final class PathWalk {
  static final int MAX_LINKS = 40;
  static final int MAX_STEPS = 4096;

  /** Decides how to continue where a directory is needed and there is none. */
  interface MissingDirectory {
    /** Does not continue: the path leads nowhere. */
    MissingDirectory DEAD_END = (directory, path, start, length) -> NONE;

    /** Returns the directory of this name to continue with, or {@link EntryTable#NONE}. */
    int handle(int directory, byte[] path, int start, int length);
  }

  private final EntryTable table;
  private final MissingDirectory missingDirectory;
  private final boolean followsLast;

  private int current;
  private byte[] path;
  private int end;
  private int partStart;
  private int partEnd;
  private int links;

  private PathWalk(
      EntryTable table,
      MissingDirectory missingDirectory,
      boolean followsLast,
      int from,
      byte[] path,
      int end) {
    this.table = table;
    this.missingDirectory = missingDirectory;
    this.followsLast = followsLast;
    this.current = from;
    this.path = path;
    this.end = end;
  }

  /**
   * Returns the entry that a path leads to, or {@link EntryTable#NONE}.
   *
   * @param path the path from the root, in the first {@code length} bytes
   * @param followsLast whether a symbolic link at its end is followed
   */
  static int find(EntryTable table, byte[] path, int length, boolean followsLast) {
    return new PathWalk(table, MissingDirectory.DEAD_END, followsLast, ROOT, path, length)
        .walk(false);
  }

  /** Returns the entry that a symbolic link leads to, or {@link EntryTable#NONE}. */
  static int findTarget(EntryTable table, int link) {
    byte[] target = new byte[table.linkLength(link)];
    table.copyLinkTarget(link, target, 0);
    int from = isAbsolute(target) ? ROOT : table.parent(link);
    return new PathWalk(table, MissingDirectory.DEAD_END, true, from, target, target.length)
        .walk(false);
  }

  /** Returns the directory that a path leads to, or {@link EntryTable#NONE}. */
  static int findDirectory(
      EntryTable table, byte[] path, int length, MissingDirectory missingDirectory) {
    return new PathWalk(table, missingDirectory, true, ROOT, path, length).walk(true);
  }

  private int walk(boolean toDirectory) {
    int stepsAfterLink = 0;
    while (current != NONE && stepsAfterLink < MAX_STEPS) {
      if (!nextPart()) {
        return current;
      }
      step(toDirectory);
      stepsAfterLink += links == 0 ? 0 : 1;
    }
    return NONE;
  }

  private boolean nextPart() {
    partStart = skipSlashes(partEnd);
    partEnd = partStart;
    while (partEnd < end && path[partEnd] != '/') {
      partEnd++;
    }
    return partEnd > partStart;
  }

  private int skipSlashes(int start) {
    int position = start;
    while (position < end && path[position] == '/') {
      position++;
    }
    return position;
  }

  private void step(boolean toDirectory) {
    int length = partEnd - partStart;
    if (length <= 2 && path[partStart] == '.' && path[partEnd - 1] == '.') {
      current = length == 1 ? current : table.parent(current);
      return;
    }
    boolean last = skipSlashes(partEnd) == end;
    int entry = table.find(current, path, partStart, length);
    EntryType type = entry == NONE ? EntryType.OTHER : table.type(entry);
    if (type == EntryType.SYMLINK && (followsLast || !last)) {
      follow(entry);
    } else if (type != EntryType.DIRECTORY && (toDirectory || !last)) {
      current = missingDirectory.handle(current, path, partStart, length);
    } else {
      current = entry;
    }
  }

  /** Continues with the link's target, followed by the rest of the path. */
  private void follow(int link) {
    int length = table.linkLength(link);
    if (++links > MAX_LINKS || length == 0) {
      current = NONE;
      return;
    }
    byte[] newPath = new byte[length + end - partEnd];
    table.copyLinkTarget(link, newPath, 0);
    System.arraycopy(path, partEnd, newPath, length, end - partEnd);
    current = isAbsolute(newPath) ? ROOT : current;
    path = newPath;
    end = newPath.length;
    partEnd = 0;
  }

  private static boolean isAbsolute(byte[] path) {
    return path.length > 0 && path[0] == '/';
  }
}
