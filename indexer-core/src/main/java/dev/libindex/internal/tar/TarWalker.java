package dev.libindex.internal.tar;

import dev.libindex.layer.EntryType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks over a tar once and reports its entries to a visitor.
 *
 * <p>A tar ends with two zero blocks, or where the stream ends after an entry, whose padding may be
 * incomplete. A single zero block ends the tar too unless a header follows it: an extractor that
 * continues there must not find entries that we have not seen. A stream that ends within a header
 * or within the content of an entry is a truncated tar, which is an error.
 *
 * <p>Global pax headers are ignored, as in Go and hence in claircore and Docker: they neither
 * rename nor resize entries.
 */
public final class TarWalker {
  /** The maximum size of one extension (a pax header, a long name, a sparse map), in bytes. */
  static final int MAX_EXTENSION = 1 << 20;

  private static final int BUFFER_SIZE = 1 << 17;

  private final TarInput input;
  private final TarVisitor visitor;
  private final TarEntry entry = new TarEntry();
  private Extensions extensions = new Extensions();
  private long headerPosition;

  private TarWalker(InputStream in, TarVisitor visitor) {
    this.input = new TarInput(in, BUFFER_SIZE);
    this.visitor = visitor;
  }

  /**
   * Reads the tar up to its end mark or the end of the stream. Bytes after the end mark are left in
   * the stream, except for some that were read ahead.
   *
   * @throws TarFormatException if the tar is damaged or truncated, or is not a tar
   * @throws IOException if the stream or the visitor throws one
   */
  public static void walk(InputStream in, TarVisitor visitor) throws IOException {
    TarWalker walker = new TarWalker(in, visitor);
    try {
      walker.walk();
    } catch (MalformedTarException e) {
      throw new TarFormatException(walker.headerPosition, e);
    }
  }

  private void walk() throws IOException {
    boolean afterZeroBlock = false;
    while (input.require(HeaderBlock.SIZE) > 0) {
      headerPosition = input.position();
      if (input.require(HeaderBlock.SIZE) < HeaderBlock.SIZE) {
        throw new MalformedTarException("the tar ends within a header");
      }
      HeaderBlock header = new HeaderBlock(input.bytes(), input.start());
      boolean valid = !header.isZero() && header.hasValidChecksum();
      if (afterZeroBlock && !valid) {
        return;
      }
      if (valid) {
        readBlock(header);
      } else if (header.isZero()) {
        input.consume(HeaderBlock.SIZE);
      } else {
        throw new MalformedTarException("the header's checksum is wrong, or this is no tar");
      }
      afterZeroBlock = !valid;
    }
  }

  private void readBlock(HeaderBlock header) throws IOException {
    switch (header.type()) {
      case 'x', 'X' -> extensions.pax(PaxRecords.parse(readExtension(header)));
      case 'L' -> extensions.longName(untilNul(readExtension(header)));
      case 'K' -> extensions.longLink(untilNul(readExtension(header)));
      case 'g' -> {
        input.consume(HeaderBlock.SIZE);
        skip(header.size());
      }
      default -> {
        readEntry(header);
        extensions = new Extensions();
      }
    }
  }

  private void readEntry(HeaderBlock header) throws IOException {
    switch (header.type()) {
      case '\0', '0', '7' -> readFile(header);
      case 'S' -> readOldGnuSparse(header);
      case '1' -> readWithoutContent(header, EntryType.HARDLINK, 0);
      case '2' -> readWithoutContent(header, EntryType.SYMLINK, 0);
      case '3', '4', '6' -> readWithoutContent(header, EntryType.OTHER, 0);
      case '5' -> readWithoutContent(header, EntryType.DIRECTORY, 0);
      // A directory of an incremental GNU dump, whose content is a list of names.
      case 'D' -> readWithoutContent(header, EntryType.DIRECTORY, storedSize(header));
      default -> {
        long stored = storedSize(header);
        input.consume(HeaderBlock.SIZE);
        skip(stored);
      }
    }
  }

  private byte[] readExtension(HeaderBlock header) throws IOException {
    long size = header.size();
    if (size > MAX_EXTENSION) {
      throw new MalformedTarException(
          "an extension header of %d bytes; the most is %d".formatted(size, MAX_EXTENSION));
    }
    input.consume(HeaderBlock.SIZE);
    byte[] payload = new byte[(int) size];
    int filled = 0;
    while (filled < payload.length) {
      int piece = Math.min(payload.length - filled, input.require(1));
      requireContent(piece > 0);
      System.arraycopy(input.bytes(), input.start(), payload, filled, piece);
      input.consume(piece);
      filled += piece;
    }
    skipPadding(size);
    return payload;
  }

  private static byte[] untilNul(byte[] text) {
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return length == text.length ? text : Arrays.copyOf(text, length);
  }

  private void readWithoutContent(HeaderBlock header, EntryType type, long stored)
      throws IOException {
    readNames(header);
    input.consume(HeaderBlock.SIZE);
    entry.describe(type, 0);
    visitor.entry(entry);
    skip(stored);
  }

  private void readFile(HeaderBlock header) throws IOException {
    long stored = storedSize(header);
    readNames(header);
    input.consume(HeaderBlock.SIZE);
    // Before POSIX a directory was a file whose name ends in a slash; its size is meaningless.
    if (header.type() == '\0' && entry.pathText().endsWith('/')) {
      entry.describe(EntryType.DIRECTORY, 0);
      visitor.entry(entry);
      return;
    }
    PaxRecords pax = extensions.pax();
    if (pax != null && pax.hasSparseMapInContent()) {
      long mapStart = input.position();
      SparseMap map = new SparseMapReader(input).readFromContent();
      long left = stored - (input.position() - mapStart);
      readSparse(map, Math.max(pax.expandedSize(), 0), left);
    } else if (pax != null && pax.recordedSparseMap() != null) {
      readSparse(pax.recordedSparseMap(), Math.max(pax.expandedSize(), 0), stored);
    } else {
      readPlain(stored);
    }
  }

  private void readOldGnuSparse(HeaderBlock header) throws IOException {
    long stored = storedSize(header);
    long expanded = SparseMapReader.expandedSize(input.bytes(), input.start());
    readNames(header);
    SparseMap map = new SparseMapReader(input).readOldGnu();
    readSparse(map, expanded, stored);
  }

  private void readPlain(long size) throws IOException {
    entry.describe(EntryType.FILE, size);
    if (visitor.entry(entry)) {
      copyContent(size);
      visitor.contentEnd();
      skipPadding(size);
    } else {
      skip(size);
    }
  }

  private void readSparse(SparseMap map, long size, long stored) throws IOException {
    map.check(size, stored);
    entry.describe(EntryType.FILE, size);
    if (!visitor.entry(entry)) {
      skip(stored);
      return;
    }
    long position = 0;
    for (int piece = 0; piece < map.count(); piece++) {
      reportHole(map.offset(piece) - position);
      copyContent(map.length(piece));
      position = map.offset(piece) + map.length(piece);
    }
    reportHole(size - position);
    visitor.contentEnd();
    skipPadding(stored);
  }

  private void reportHole(long length) throws IOException {
    if (length > 0) {
      visitor.hole(length);
    }
  }

  private void copyContent(long length) throws IOException {
    long left = length;
    while (left > 0) {
      int piece = (int) Math.min(left, input.require(1));
      requireContent(piece > 0);
      visitor.content(input.bytes(), input.start(), piece);
      input.consume(piece);
      left -= piece;
    }
  }

  /** Skips content and padding. */
  private void skip(long stored) throws IOException {
    requireContent(input.skip(stored) == 0);
    skipPadding(stored);
  }

  /** Skips padding; a tar may end within that of its last entry. */
  private void skipPadding(long stored) throws IOException {
    input.skip(-stored & (HeaderBlock.SIZE - 1));
  }

  private static void requireContent(boolean present) {
    if (!present) {
      throw new MalformedTarException("the tar ends within the content of an entry");
    }
  }

  /**
   * Returns how many bytes follow the header: the size in the pax header if there is one, else the
   * size in the header.
   */
  private long storedSize(HeaderBlock header) {
    PaxRecords pax = extensions.pax();
    return pax != null && pax.size() != TarNumber.INVALID ? pax.size() : header.size();
  }

  private void readNames(HeaderBlock header) {
    ByteText path = entry.pathText();
    path.clear();
    if (!replace(path, extensions.name())) {
      header.appendName(path);
    }
    ByteText link = entry.linkText();
    link.clear();
    boolean isLink = header.type() == '1' || header.type() == '2';
    if (isLink && !replace(link, extensions.linkTarget())) {
      header.appendLinkName(link);
    }
  }

  private static boolean replace(ByteText text, byte @Nullable [] replacement) {
    if (replacement == null) {
      return false;
    }
    text.append(replacement, 0, replacement.length);
    return true;
  }
}
