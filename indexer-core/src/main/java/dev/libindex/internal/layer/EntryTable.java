package dev.libindex.internal.layer;

import dev.libindex.layer.EntryType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * The entries of a layer as a tree in columns: about 50 bytes per entry, whatever the depth.
 * Entries are identified by number; a parent always has a lower number than its children.
 *
 * <p>A replaced entry keeps its number but is dead, and so is everything below it: no path leads
 * there any more. (A hard link may still refer to a dead file, as on a real disk.)
 *
 * <p>Used by one thread while it is built, and by any number of threads afterwards.
 */
final class EntryTable {
  /** The root directory, which always exists. */
  static final int ROOT = 0;

  /** No entry. */
  static final int NONE = -1;

  private static final List<EntryType> TYPES = List.of(EntryType.values());
  private static final int TYPE_MASK = 7;
  private static final int DEAD = 8;
  private static final int LENGTH_SHIFT = 4;
  private static final long NO_TARGET = 0xFFFFFFFFL;

  private final IntColumn parents = new IntColumn();
  private final IntColumn names = new IntColumn();
  private final IntColumn kinds = new IntColumn();

  /** The size of a file, or the length of a link's target and the entry it refers to. */
  private final LongColumn values = new LongColumn();

  private final TextSlab texts = new TextSlab();
  private final NameIndex index = new NameIndex(this);

  private int count;
  private int replaced;

  EntryTable() {
    append(ROOT, texts.reserve(0), 0, EntryType.DIRECTORY, 0);
  }

  /** Returns the number of entries, including dead ones. */
  int count() {
    return count;
  }

  /** Returns the number of entries that were replaced. */
  int replaced() {
    return replaced;
  }

  /** Returns the live entry of this name in a directory, or {@link #NONE}. */
  int find(int directory, byte[] text, int start, int length) {
    return index.find(directory, text, start, length);
  }

  /**
   * Adds an entry, which replaces the one of the same name in the directory.
   *
   * @param text the buffer that holds the name
   * @param target the target of a link, else empty
   * @return its number, or {@link #NONE} if the table can hold no more text
   */
  int put(int directory, byte[] text, int start, int length, EntryType type, PathText target) {
    int position = texts.reserve(length + target.length());
    if (position < 0) {
      return NONE;
    }
    texts.write(position, text, start, length);
    texts.write(position + length, target.bytes(), 0, target.length());
    boolean link = type == EntryType.SYMLINK || type == EntryType.HARDLINK;
    long value = link ? (NO_TARGET << 32) | target.length() : 0;
    int entry = append(directory, position, length, type, value);
    int old = index.put(entry, directory, text, start, length);
    if (old != NONE) {
      kinds.set(old, kinds.get(old) | DEAD);
      replaced++;
    }
    return entry;
  }

  /** Sets the size of a file. */
  void setSize(int file, long size) {
    values.set(file, size);
  }

  /** Sets the entry that a hard link refers to, which must not be a link itself. */
  void setLinkedEntry(int hardLink, int entry) {
    values.set(hardLink, ((long) entry << 32) | linkLength(hardLink));
  }

  /**
   * Returns the entry that a hard link refers to, or {@link #NONE} if its target did not exist when
   * the link was added.
   */
  int linkedEntry(int hardLink) {
    return (int) (values.get(hardLink) >> 32);
  }

  int parent(int entry) {
    return parents.get(entry);
  }

  EntryType type(int entry) {
    return TYPES.get(kinds.get(entry) & TYPE_MASK);
  }

  private boolean isReplaced(int entry) {
    return (kinds.get(entry) & DEAD) != 0;
  }

  /** Returns whether the entry has this name. */
  boolean isNamed(int entry, byte[] text, int start, int length) {
    return nameLength(entry) == length && texts.equals(names.get(entry), length, text, start);
  }

  /** Returns whether the entry's name begins with this text. */
  boolean beginsWith(int entry, byte[] beginning) {
    int length = beginning.length;
    return nameLength(entry) >= length && texts.equals(names.get(entry), length, beginning, 0);
  }

  /** Returns the last byte of the entry's name, or 0 for the root, which has none. */
  byte lastByte(int entry) {
    if (entry == ROOT) {
      return 0;
    }
    int position = names.get(entry) + nameLength(entry) - 1;
    return texts.chunk(position)[texts.start(position)];
  }

  /** Returns whether the entry's name ends with this text. */
  boolean endsWith(int entry, byte[] end) {
    int start = nameLength(entry) - end.length;
    return start >= 0 && texts.equals(names.get(entry) + start, end.length, end, 0);
  }

  /** Returns the entries that were replaced, and all entries below them. */
  BitSet unreachable() {
    BitSet unreachable = new BitSet();
    for (int entry = ROOT + 1; replaced > 0 && entry < count; entry++) {
      unreachable.set(entry, isReplaced(entry) || unreachable.get(parents.get(entry)));
    }
    return unreachable;
  }

  /** Returns the size of a file. */
  long size(int entry) {
    return values.get(entry);
  }

  int nameLength(int entry) {
    return kinds.get(entry) >> LENGTH_SHIFT;
  }

  String name(int entry) {
    return text(names.get(entry), nameLength(entry));
  }

  /** Returns the path from the root, with slashes between its parts; the root's path is empty. */
  String path(int entry) {
    if (entry == ROOT || parents.get(entry) == ROOT) {
      return entry == ROOT ? "" : name(entry);
    }
    Deque<String> parts = new ArrayDeque<>();
    for (int part = entry; part != ROOT; part = parents.get(part)) {
      parts.push(name(part));
    }
    return String.join("/", parts);
  }

  int linkLength(int link) {
    return (int) (values.get(link) & 0xFFFFFFFFL);
  }

  String linkTarget(int link) {
    return text(names.get(link) + nameLength(link), linkLength(link));
  }

  /** Copies the target of a link into a buffer. */
  void copyLinkTarget(int link, byte[] buffer, int start) {
    int length = linkLength(link);
    if (length > 0) {
      int text = names.get(link) + nameLength(link);
      System.arraycopy(texts.chunk(text), texts.start(text), buffer, start, length);
    }
  }

  private String text(int position, int length) {
    if (length == 0) {
      return "";
    }
    byte[] chunk = texts.chunk(position);
    return new String(chunk, texts.start(position), length, StandardCharsets.UTF_8);
  }

  private int append(int parent, int text, int length, EntryType type, long value) {
    parents.set(count, parent);
    names.set(count, text);
    kinds.set(count, (length << LENGTH_SHIFT) | TYPES.indexOf(type));
    values.set(count, value);
    return count++;
  }
}
