package dev.libindex.testdata.image;

import dev.libindex.testdata.http.Body;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Assembles a layer entry by entry, in the order given; nothing is added, checked or sorted, so a
 * layer can be as odd as the test wants it.
 *
 * <p>Not thread-safe. Unless told otherwise: PAX headers, gzip, root's files of 2026-01-01.
 */
public final class LayerBuilder {
  private final List<TarMember> members = new ArrayList<>();
  private TarFormat format = TarFormat.PAX;
  private Compression compression = Compression.gzip();
  private boolean trailer = true;

  private LayerBuilder() {}

  /** A builder of a layer without entries. */
  public static LayerBuilder create() {
    return new LayerBuilder();
  }

  /** Writes headers in this dialect; applies to all entries, also those added before. */
  public LayerBuilder format(TarFormat newFormat) {
    format = newFormat;
    return this;
  }

  /** Compresses the archive this way. */
  public LayerBuilder compression(Compression newCompression) {
    compression = newCompression;
    return this;
  }

  /** Leaves the two blocks of zeros at the end out. */
  public LayerBuilder withoutTrailer() {
    trailer = false;
    return this;
  }

  /** Adds any entry. */
  public LayerBuilder entry(TarEntry entry) {
    return member((out, dialect) -> TarEntryWriter.write(entry, out, dialect));
  }

  /** Adds a directory; a slash at the end of its name is supplied. */
  public LayerBuilder directory(String path) {
    return entry(TarEntry.directory(path.endsWith("/") ? path : path + "/"));
  }

  /** Adds a file with the UTF-8 bytes of a text. */
  public LayerBuilder file(String path, String text) {
    return file(path, Body.of(text));
  }

  /** Adds a file with these bytes. */
  public LayerBuilder file(String path, byte[] content) {
    return file(path, Body.of(content));
  }

  /** Adds a file. */
  public LayerBuilder file(String path, Body content) {
    return entry(TarEntry.file(path, content));
  }

  /** Adds a symbolic link. */
  public LayerBuilder symlink(String path, String target) {
    return entry(TarEntry.symlink(path, target));
  }

  /** Adds a hard link to a file of this layer. */
  public LayerBuilder hardlink(String path, String target) {
    return entry(TarEntry.hardlink(path, target));
  }

  /** Adds a character device. */
  public LayerBuilder characterDevice(String path, int major, int minor) {
    return entry(TarEntry.device('3', path, major, minor));
  }

  /** Adds a FIFO. */
  public LayerBuilder fifo(String path) {
    return entry(TarEntry.device('6', path, 0, 0));
  }

  /** Removes a file or folder of a lower layer (OCI image layer specification, "Whiteouts"). */
  public LayerBuilder whiteout(String path) {
    int base = path.lastIndexOf('/') + 1;
    return file(path.substring(0, base) + ".wh." + path.substring(base), "");
  }

  /** Hides all that lower layers have in a folder ("Opaque Whiteout"). */
  public LayerBuilder opaque(String directory) {
    return file(directory + "/.wh..wh..opq", "");
  }

  /** Adds a file with holes; always in GNU's headers or in PAX headers, as its format has it. */
  public LayerBuilder sparse(String path, SparseFormat encoding, long size, Extent... extents) {
    return member(new SparseFile(path, encoding, size, List.of(extents)));
  }

  /** Adds a global extended header, which applies to all that follow. */
  public LayerBuilder paxGlobal(String key, String value) {
    byte[] records = PaxRecord.encode(List.of(new PaxRecord(key, value)));
    return entry(TarEntry.of('g', "pax_global_header", Body.of(records)));
  }

  /** Adds bytes as they are, without a header or padding. */
  public LayerBuilder raw(byte[] bytes) {
    byte[] copy = bytes.clone();
    return member((out, ignored) -> out.raw(copy));
  }

  /** The layer, in memory. The builder may be used further. */
  public TestLayer build() {
    return TestLayer.write(this, compression.mediaType());
  }

  /** The layer, streamed to a file, so that it may be larger than the heap. */
  public TestLayer buildTo(Path file) {
    return TestLayer.write(this, compression.mediaType(), file);
  }

  void writeTo(OutputStream target) throws IOException {
    try (OutputStream out = new BufferedOutputStream(compression.compress(target), 1 << 16)) {
      TarOutput tar = new TarOutput(out);
      for (TarMember member : members) {
        member.writeTo(tar, format);
      }
      if (trailer) {
        tar.trailer();
      }
    }
  }

  private LayerBuilder member(TarMember member) {
    members.add(member);
    return this;
  }
}
