package dev.libindex.testdata.image;

import dev.libindex.testdata.http.Body;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Writes an entry's names where its format has room for them. */
final class TarNames {
  private TarNames() {}

  /**
   * Fills in the header's names. A name that does not fit is written as an entry before the header,
   * or added to {@code extended}.
   */
  static void write(
      TarEntry entry, TarHeader header, List<PaxRecord> extended, TarOutput out, TarFormat format)
      throws IOException {
    byte[] path = entry.pathBytes();
    byte[] link = entry.linkBytes();
    boolean longLink = link.length > TarHeader.NAME_LENGTH;
    header.linkName(longLink ? cut(link) : link);
    if (longLink) {
      writeLong('K', "linkpath", entry.linkTarget(), link, extended, out, format);
    }
    if (path.length <= TarHeader.NAME_LENGTH) {
      header.name(path);
    } else if (format == TarFormat.USTAR) {
      split(path, header);
    } else {
      header.name(cut(path));
      writeLong('L', "path", entry.path(), path, extended, out, format);
    }
  }

  private static void writeLong(
      char gnuType,
      String paxKey,
      String text,
      byte[] bytes,
      List<PaxRecord> extended,
      TarOutput out,
      TarFormat format)
      throws IOException {
    switch (format) {
      case PAX -> extended.add(new PaxRecord(paxKey, text));
      case GNU -> {
        Body terminated = Body.of(Arrays.copyOf(bytes, bytes.length + 1));
        TarEntryWriter.write(TarEntry.of(gnuType, "././@LongLink", terminated), out, TarFormat.GNU);
      }
      case V7, USTAR ->
          throw new IllegalArgumentException(format + " has no room for the name " + text);
    }
  }

  private static void split(byte[] path, TarHeader header) {
    for (int i = Math.min(TarHeader.PREFIX_LENGTH, path.length - 1); i > 0; i--) {
      if (path[i] == '/' && path.length - i - 1 <= TarHeader.NAME_LENGTH) {
        header.prefix(Arrays.copyOf(path, i));
        header.name(Arrays.copyOfRange(path, i + 1, path.length));
        return;
      }
    }
    throw new IllegalArgumentException("USTAR cannot split a name of " + path.length + " bytes");
  }

  private static byte[] cut(byte[] name) {
    return Arrays.copyOf(name, TarHeader.NAME_LENGTH);
  }
}
