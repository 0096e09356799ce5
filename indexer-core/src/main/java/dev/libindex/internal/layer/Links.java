package dev.libindex.internal.layer;

import static dev.libindex.internal.layer.EntryTable.NONE;

import dev.libindex.layer.EntryType;

/** Resolves the links of a finished table. */
final class Links {
  private final EntryTable table;

  Links(EntryTable table) {
    this.table = table;
  }

  /** Follows links to an entry that is not a link, or returns {@link EntryTable#NONE}. */
  int follow(int start) {
    int entry = start;
    for (int links = 0; entry != NONE && links <= PathWalk.MAX_LINKS; links++) {
      switch (table.type(entry)) {
        case FILE, DIRECTORY, OTHER -> {
          return entry;
        }
        case SYMLINK -> entry = PathWalk.findTarget(table, entry);
        case HARDLINK -> entry = hardLinkTarget(entry);
      }
    }
    return NONE;
  }

  /** Returns whether this is a hard link to nothing, which no extractor would have created. */
  boolean isBroken(int entry) {
    return table.type(entry) == EntryType.HARDLINK && follow(entry) == NONE;
  }

  /**
   * Returns whether the link, or a further one that it leads to, names something that is not in
   * this layer.
   */
  boolean leadsOutside(int start) {
    int entry = start;
    for (int count = 0; count <= PathWalk.MAX_LINKS; count++) {
      switch (table.type(entry)) {
        case FILE, DIRECTORY, OTHER -> {
          return false;
        }
        case SYMLINK -> {
          return PathWalk.findTarget(table, entry) == NONE;
        }
        case HARDLINK -> {
          int target = table.linkedEntry(entry) == NONE ? named(entry) : table.linkedEntry(entry);
          if (target == NONE) {
            return true;
          }
          entry = target;
        }
      }
    }
    return false;
  }

  private int hardLinkTarget(int link) {
    int linked = table.linkedEntry(link);
    if (linked != NONE) {
      return linked;
    }
    int entry = named(link);
    return entry != NONE && table.type(entry) == EntryType.DIRECTORY ? NONE : entry;
  }

  /** Returns the entry that has the name in a hard link. */
  private int named(int link) {
    byte[] target = new byte[table.linkLength(link)];
    table.copyLinkTarget(link, target, 0);
    PathText path = new PathText();
    path.setClean(target, target.length);
    return PathWalk.find(table, path.bytes(), path.length(), false);
  }
}
