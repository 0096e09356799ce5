package dev.libindex.internal.layer;

import static dev.libindex.internal.layer.EntryTable.NONE;

/**
 * A hash table with open addressing that finds the live entry of a name in a directory. The hash is
 * keyed, so that no tar can be crafted to cause collisions.
 */
final class NameIndex {
  private final EntryTable table;
  private final NameHash hashes = new NameHash();

  /**
   * The hash in the upper half, so that few wrong entries are compared, and the entry's number plus
   * one in the lower half. Zero is a free slot.
   */
  private long[] slots = new long[256];

  private int used;

  NameIndex(EntryTable table) {
    this.table = table;
  }

  /** Returns the entry, or {@link EntryTable#NONE}. */
  int find(int directory, byte[] text, int start, int length) {
    int hash = hashes.hash(directory, text, start, length);
    return entryAt(slot(hash, directory, text, start, length));
  }

  /**
   * Makes this the entry of its name, and returns the one that it replaces, or {@link
   * EntryTable#NONE}.
   */
  int put(int entry, int directory, byte[] text, int start, int length) {
    int hash = hashes.hash(directory, text, start, length);
    int slot = slot(hash, directory, text, start, length);
    int old = entryAt(slot);
    slots[slot] = ((long) hash << 32) | (entry + 1);
    if (old == NONE && ++used > slots.length / 4 * 3) {
      grow();
    }
    return old;
  }

  /** Returns the slot of this name, or the free slot where it belongs. */
  private int slot(int hash, int directory, byte[] text, int start, int length) {
    int slot = hash & (slots.length - 1);
    while (slots[slot] != 0) {
      int entry = entryAt(slot);
      if ((int) (slots[slot] >> 32) == hash
          && table.parent(entry) == directory
          && table.isNamed(entry, text, start, length)) {
        return slot;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private int entryAt(int slot) {
    return (int) slots[slot] - 1;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    for (long occupied : old) {
      if (occupied != 0) {
        int slot = (int) (occupied >> 32) & (slots.length - 1);
        while (slots[slot] != 0) {
          slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = occupied;
      }
    }
  }
}
