package dev.libindex.internal.layer;

import static dev.libindex.internal.layer.EntryTable.NONE;
import static dev.libindex.internal.layer.EntryTable.ROOT;

import dev.libindex.internal.tar.TarEntry;
import dev.libindex.layer.EntryType;
import dev.libindex.model.LimitHit;
import java.util.Arrays;

/**
 * Applies the entries of a tar in order to an {@link EntryTable}, as an extractor would to an empty
 * directory:
 *
 * <ul>
 *   <li>names are relative to the root and cannot lead out of it;
 *   <li>missing parents are created, and a file in the place of a parent is replaced by a
 *       directory;
 *   <li>an entry below a symbolic link is stored where the link leads; missing directories there
 *       are created;
 *   <li>an entry replaces the entry of the same name and, if that is a directory, all its contents;
 *       a directory, however, replaces nothing (as in claircore);
 *   <li>a hard link is another name for the file that has the target's name at that moment; if
 *       there is none yet, the link refers to the target's name instead.
 * </ul>
 */
final class TreeBuilder {
  /** An entry counts as one, plus one for each 256 bytes of its path and link target. */
  private static final int TEXT_PER_ENTRY = 256;

  private final EntryTable table;
  private final long maxEntries;

  private final PathText path = new PathText();
  private final PathText target = new PathText();
  private final PathText linked = new PathText();
  private final PathText none = new PathText();
  private long cost;

  private byte[] knownDirectoryPath = new byte[0];
  private int knownDirectory = ROOT;
  private int knownAtReplacement;

  TreeBuilder(EntryTable table, long maxEntries) {
    this.table = table;
    this.maxEntries = maxEntries;
  }

  /**
   * Applies the next entry.
   *
   * @return its number in the table, or {@link EntryTable#NONE} if it changes nothing
   * @throws InvalidEntryException if no extractor could apply it
   * @throws LimitReachedException if the layer has too many entries
   */
  int apply(TarEntry entry) throws InvalidEntryException, LimitReachedException {
    readTexts(entry);
    if (!charge(path.length() + target.length())) {
      throw tooManyEntries();
    }
    if (path.length() == 0) {
      return NONE;
    }
    int directory = findParent();
    int existing = table.find(directory, path.bytes(), path.lastStart(), path.lastLength());
    return switch (entry.type()) {
      case DIRECTORY -> existing == NONE ? put(directory, EntryType.DIRECTORY, none) : NONE;
      case SYMLINK, OTHER -> put(directory, entry.type(), target);
      case FILE -> {
        int file = put(directory, EntryType.FILE, none);
        table.setSize(file, entry.size());
        yield file;
      }
      case HARDLINK -> applyHardLink(directory, existing);
    };
  }

  private void readTexts(TarEntry entry) throws InvalidEntryException {
    int longest = Math.max(entry.pathLength(), entry.linkTargetLength());
    if (longest > PathText.MAX_LENGTH) {
      throw new InvalidEntryException(
          "a path of %d bytes; the most is %d".formatted(longest, PathText.MAX_LENGTH));
    }
    path.setClean(entry.path(), entry.pathLength());
    target.set(entry.linkTarget(), entry.linkTargetLength());
    if (path.length() + target.length() > TextSlab.MAX_LENGTH) {
      throw new InvalidEntryException("a path and a link target that are too long together");
    }
  }

  private boolean charge(int textLength) {
    cost += 1 + textLength / TEXT_PER_ENTRY;
    return cost <= maxEntries;
  }

  private LimitReachedException tooManyEntries() {
    return new LimitReachedException(new LimitHit("maxEntries", maxEntries));
  }

  /**
   * Returns the directory of the entry. Entries are usually grouped by directory, so the last one
   * is remembered.
   */
  private int findParent() throws InvalidEntryException, LimitReachedException {
    int length = path.parentLength();
    if (knownAtReplacement == table.replaced()
        && Arrays.equals(
            path.bytes(), 0, length, knownDirectoryPath, 0, knownDirectoryPath.length)) {
      return knownDirectory;
    }
    int directory = PathWalk.findDirectory(table, path.bytes(), length, this::makeDirectory);
    if (cost > maxEntries) {
      throw tooManyEntries();
    }
    if (directory == NONE) {
      throw new InvalidEntryException("an entry below symbolic links that lead nowhere");
    }
    knownDirectoryPath = Arrays.copyOf(path.bytes(), length);
    knownDirectory = directory;
    knownAtReplacement = table.replaced();
    return directory;
  }

  private int makeDirectory(int directory, byte[] text, int start, int length) {
    return charge(length)
        ? table.put(directory, text, start, length, EntryType.DIRECTORY, none)
        : NONE;
  }

  private int put(int directory, EntryType type, PathText linkTarget) throws LimitReachedException {
    int entry =
        table.put(directory, path.bytes(), path.lastStart(), path.lastLength(), type, linkTarget);
    if (entry == NONE) {
      throw tooManyEntries();
    }
    return entry;
  }

  private int applyHardLink(int directory, int existing) throws LimitReachedException {
    linked.setClean(target.bytes(), target.length());
    int file = PathWalk.find(table, linked.bytes(), linked.length(), false);
    if (file == NONE) {
      return put(directory, EntryType.HARDLINK, target);
    }
    if (file == existing) {
      return NONE;
    }
    return switch (table.type(file)) {
      case FILE, OTHER -> putHardLink(directory, file);
      case HARDLINK -> putHardLink(directory, table.linkedEntry(file));
      case SYMLINK -> putCopyOfSymbolicLink(directory, file);
      // There are no hard links to directories; an extractor fails to create one.
      case DIRECTORY -> NONE;
    };
  }

  private int putHardLink(int directory, int file) throws LimitReachedException {
    int link = put(directory, EntryType.HARDLINK, target);
    if (file != NONE) {
      table.setLinkedEntry(link, file);
    }
    return link;
  }

  private int putCopyOfSymbolicLink(int directory, int symbolicLink) throws LimitReachedException {
    byte[] text = new byte[table.linkLength(symbolicLink)];
    table.copyLinkTarget(symbolicLink, text, 0);
    linked.set(text, text.length);
    return put(directory, EntryType.SYMLINK, linked);
  }
}
