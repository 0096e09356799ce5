package dev.libindex.testdata.image;

import dev.libindex.testdata.http.Body;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a layer entry by entry, in the order given. Nothing is added, checked or sorted, so a
 * layer can be as malformed as a test needs.
 *
 * <p>Not thread-safe. By default: PAX headers, gzip, files owned by root and modified on
 * 2026-01-01.
 */
public final class LayerBuilder {
  private final List<TarMember> members = new ArrayList<>();
  private TarFormat format = TarFormat.PAX;
  private Compression compression = Compression.gzip();
  private boolean trailer = true;

  private LayerBuilder() {}

  /** Returns a builder of a layer without entries. */
  public static LayerBuilder create() {
    return new LayerBuilder();
  }

  /** Writes headers in this format. Applies to all entries, including those added before. */
  public LayerBuilder format(TarFormat newFormat) {
    format = newFormat;
    return this;
  }

  /** Compresses the archive this way. */
  public LayerBuilder compression(Compression newCompression) {
    compression = newCompression;
    return this;
  }

  /** Omits the two blocks of zeros at the end. */
  public LayerBuilder withoutTrailer() {
    trailer = false;
    return this;
  }

  /** Adds any entry. */
  public LayerBuilder entry(TarEntry entry) {
    return member((out, dialect) -> TarEntryWriter.write(entry, out, dialect));
  }

  /** Adds a directory; the trailing slash of its name may be omitted. */
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

  /**
   * Adds a whiteout, which removes a file or folder of a lower layer (OCI image layer
   * specification, "Whiteouts").
   */
  public LayerBuilder whiteout(String path) {
    int base = path.lastIndexOf('/') + 1;
    return file(path.substring(0, base) + ".wh." + path.substring(base), "");
  }

  /** Adds an opaque whiteout, which hides everything that lower layers have in a folder. */
  public LayerBuilder opaque(String directory) {
    return file(directory + "/.wh..wh..opq", "");
  }

  /** Adds a sparse file; {@code encoding} says how its map of extents is written. */
  public LayerBuilder sparse(String path, SparseFormat encoding, long size, Extent... extents) {
    return member(new SparseFile(path, encoding, size, List.of(extents)));
  }

  /** Adds a global extended header, which applies to all later entries. */
  public LayerBuilder paxGlobal(String key, String value) {
    byte[] records = PaxRecord.encode(List.of(new PaxRecord(key, value)));
    return entry(TarEntry.of('g', "pax_global_header", Body.of(records)));
  }

  /** Adds bytes as they are, without a header or padding. */
  public LayerBuilder raw(byte[] bytes) {
    byte[] copy = bytes.clone();
    return member((out, ignored) -> out.raw(copy));
  }

  /**
   * Returns the layer, held in memory. The builder can be used again.
   *
   * @throws IllegalArgumentException if a name or number does not fit the format
   */
  public TestLayer build() {
    return TestLayer.write(this, compression.mediaType());
  }

  /**
   * Streams the layer to a file, so that it can be larger than the heap. The returned layer reads
   * the file, which must not change as long as the layer is in use.
   *
   * @throws IllegalArgumentException if a name or number does not fit the format
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
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
