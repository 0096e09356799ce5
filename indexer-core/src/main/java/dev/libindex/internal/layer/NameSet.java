package dev.libindex.internal.layer;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** A few names, compared as bytes: most entries differ in length already, and cost nothing. */
final class NameSet {
  private final List<byte[]> names;

  /** Which lengths, modulo 64, occur. */
  private final long lengths;

  NameSet(Collection<String> names) {
    this.names = names.stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toList();
    this.lengths =
        this.names.stream().mapToLong(name -> 1L << name.length).reduce(0, (a, b) -> a | b);
  }

  /** Whether the entry has one of the names. */
  boolean contains(EntryTable table, int entry) {
    if ((lengths >>> table.nameLength(entry) & 1) == 0) {
      return false;
    }
    for (byte[] name : names) {
      if (table.isNamed(entry, name, 0, name.length)) {
        return true;
      }
    }
    return false;
  }
}
