package dev.libindex.rhel.internal.input;

import dev.libindex.layer.FileContent;
import dev.libindex.layer.LayerView;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.util.Optional;

/** Reads small text files: release files, manifests, labels. */
public final class SmallFile {
  /** The maximum size of such a file in bytes; real ones have a few hundred. */
  public static final int MAX_BYTES = 16 << 20;

  private SmallFile() {}

  /**
   * Reads a whole file.
   *
   * @return empty if there is no such file; no bytes for a directory
   * @throws FormatException if the file is larger than {@link #MAX_BYTES}
   * @throws IOException if the bytes cannot be read
   */
  public static Optional<byte[]> read(LayerView layer, String path) throws IOException {
    Optional<FileContent> content = layer.open(path);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    if (content.get().size() > MAX_BYTES) {
      throw new FormatException(
          "file of " + content.get().size() + " bytes is larger than " + MAX_BYTES);
    }
    return Optional.of(content.get().readAll(MAX_BYTES));
  }
}
