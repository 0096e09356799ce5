package dev.libindex.internal.layer;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** A few names, compared as bytes. Most entries differ in length and are not compared at all. */
final class NameSet {
  private final List<byte[]> names;

  /** A bit for each length, modulo 64, that occurs. */
  private final long lengths;

  NameSet(Collection<String> names) {
    this.names = names.stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toList();
    this.lengths =
        this.names.stream().mapToLong(name -> 1L << name.length).reduce(0, (a, b) -> a | b);
  }

  /** Returns whether the entry has one of the names. */
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
