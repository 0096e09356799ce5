package dev.libindex.testdata.image;

import dev.libindex.testdata.http.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file with holes (GNU tar manual, "Storing Sparse Files").
 *
 * @param path the file's name
 * @param format how the map of extents is written
 * @param size the length of the file with its holes
 * @param extents the parts with data, ascending, not overlapping
 */
record SparseFile(String path, SparseFormat format, long size, List<Extent> extents)
    implements TarMember {
  private static final Body NOTHING = Body.of(new byte[0]);
  private static final int EXTENTS_IN_HEADER = 4;
  private static final int EXTENTS_IN_CONTINUATION = 21;

  /** Ends a hole at the end of the file with an empty extent, as GNU tar does. */
  SparseFile {
    long end =
        extents.stream().mapToLong(extent -> extent.offset() + extent.length()).max().orElse(0);
    if (end < size) {
      extents = Stream.concat(extents.stream(), Stream.of(new Extent(size, NOTHING))).toList();
    }
  }

  @Override
  public void writeTo(TarOutput out, TarFormat ignored) throws IOException {
    switch (format) {
      case OLD_GNU -> writeOldGnu(out);
      case PAX_0_0 -> writePax00(out);
      case PAX_0_1 -> writePax01(out);
      case PAX_1_0 -> writePax10(out);
    }
  }

  private void writeOldGnu(TarOutput out) throws IOException {
    TarHeader header = new TarHeader(TarFormat.GNU);
    header.name(path.getBytes(StandardCharsets.UTF_8));
    header.type('S');
    header.metadata(TarMetadata.FILE);
    header.size(data().length);
    for (int i = 0; i < Math.min(EXTENTS_IN_HEADER, extents.size()); i++) {
      header.sparseNumber(386 + 24 * i, extents.get(i).offset());
      header.sparseNumber(398 + 24 * i, extents.get(i).length());
    }
    header.sparseNumber(483, size);
    if (extents.size() > EXTENTS_IN_HEADER) {
      header.sparseContinues();
    }
    out.header(header);
    for (int from = EXTENTS_IN_HEADER; from < extents.size(); from += EXTENTS_IN_CONTINUATION) {
      out.raw(continuation(from));
    }
    out.content(Body.of(data()));
  }

  private byte[] continuation(int from) {
    int to = Math.min(from + EXTENTS_IN_CONTINUATION, extents.size());
    String numbers =
        extents.subList(from, to).stream()
            .map(extent -> "%011o\0%011o\0".formatted(extent.offset(), extent.length()))
            .collect(Collectors.joining());
    byte[] block = Arrays.copyOf(numbers.getBytes(StandardCharsets.US_ASCII), TarHeader.BLOCK);
    block[504] = (byte) (to < extents.size() ? 1 : 0);
    return block;
  }

  private void writePax00(TarOutput out) throws IOException {
    TarEntry entry =
        TarEntry.file(path, Body.of(data()))
            .pax("GNU.sparse.size", Long.toString(size))
            .pax("GNU.sparse.numblocks", Integer.toString(extents.size()));
    for (Extent extent : extents) {
      entry =
          entry
              .pax("GNU.sparse.offset", Long.toString(extent.offset()))
              .pax("GNU.sparse.numbytes", Long.toString(extent.length()));
    }
    TarEntryWriter.write(entry, out, TarFormat.PAX);
  }

  private void writePax01(TarOutput out) throws IOException {
    TarEntry entry =
        TarEntry.file("GNUSparseFile.0/" + baseName(), Body.of(data()))
            .pax("GNU.sparse.name", path)
            .pax("GNU.sparse.size", Long.toString(size))
            .pax("GNU.sparse.numblocks", Integer.toString(extents.size()))
            .pax("GNU.sparse.map", map(","));
    TarEntryWriter.write(entry, out, TarFormat.PAX);
  }

  private void writePax10(TarOutput out) throws IOException {
    String map = extents.size() + "\n" + map("\n") + (extents.isEmpty() ? "" : "\n");
    int blocks = (map.length() + TarHeader.BLOCK - 1) / TarHeader.BLOCK;
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(
        Arrays.copyOf(map.getBytes(StandardCharsets.US_ASCII), blocks * TarHeader.BLOCK));
    content.writeBytes(data());
    TarEntry entry =
        TarEntry.file("GNUSparseFile.0/" + baseName(), Body.of(content.toByteArray()))
            .pax("GNU.sparse.major", "1")
            .pax("GNU.sparse.minor", "0")
            .pax("GNU.sparse.name", path)
            .pax("GNU.sparse.realsize", Long.toString(size));
    TarEntryWriter.write(entry, out, TarFormat.PAX);
  }

  private String map(String separator) {
    return extents.stream()
        .map(extent -> extent.offset() + separator + extent.length())
        .collect(Collectors.joining(separator));
  }

  private byte[] data() {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    extents.forEach(extent -> data.writeBytes(extent.data().bytes()));
    return data.toByteArray();
  }

  private String baseName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
