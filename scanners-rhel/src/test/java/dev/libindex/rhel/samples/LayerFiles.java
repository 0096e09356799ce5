package dev.libindex.rhel.samples;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/** Reads layers without the core's layer reader. */
public final class LayerFiles {
  private LayerFiles() {}

  /** Returns the contents of the regular files of a compressed layer by path. */
  public static Map<String, byte[]> read(Path layer) {
    Map<String, byte[]> files = new TreeMap<>();
    try (InputStream stored = new BufferedInputStream(Files.newInputStream(layer));
        InputStream in = new CompressorStreamFactory(true).createCompressorInputStream(stored);
        TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
      Optional<TarArchiveEntry> entry = Optional.ofNullable(tar.getNextEntry());
      while (entry.isPresent()) {
        if (entry.get().isFile()) {
          files.put(entry.get().getName(), tar.readAllBytes());
        }
        entry = Optional.ofNullable(tar.getNextEntry());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + layer, e);
    }
    return files;
  }
}
