package dev.libindex.rhel.layers;

import com.github.luben.zstd.ZstdInputStream;
import dev.libindex.layer.EntryType;
import dev.libindex.model.Digest;
import dev.libindex.model.FileKind;
import dev.libindex.model.IndexedFile;
import dev.libindex.testdata.contract.FakeLayer;
import dev.libindex.testdata.contract.FakeLayerBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A layer read from a tar in the simplest way; unlike the core's reader, only fit for valid tars.
 *
 * @param view the view that scanners get
 * @param whiteouts the files that the core's whiteout scanner would find
 */
public record TarLayer(FakeLayer view, List<IndexedFile> whiteouts) {

  /** Reads a tar, compressed or not. */
  public static TarLayer read(byte[] bytes, Digest digest) throws IOException {
    FakeLayerBuilder layer = FakeLayer.builder().digest(digest);
    List<IndexedFile> whiteouts = new ArrayList<>();
    try (TarArchiveInputStream tar = new TarArchiveInputStream(decompress(bytes))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String path = clean(entry.getName());
        if (!path.isEmpty()) {
          add(layer, path, entry, tar);
          if (path.substring(path.lastIndexOf('/') + 1).startsWith(".wh.")) {
            whiteouts.add(new IndexedFile(path, FileKind.WHITEOUT));
          }
        }
      }
    }
    return new TarLayer(layer.build(), whiteouts);
  }

  private static void add(
      FakeLayerBuilder layer, String path, TarArchiveEntry entry, InputStream content)
      throws IOException {
    switch (type(entry)) {
      case DIRECTORY -> layer.directory(path);
      case SYMLINK -> layer.symlink(path, entry.getLinkName());
      case HARDLINK -> layer.hardlink(path, clean(entry.getLinkName()));
      case OTHER -> layer.device(path);
      case FILE -> layer.file(path, content.readAllBytes());
    }
  }

  private static EntryType type(TarArchiveEntry entry) {
    if (entry.isDirectory()) {
      return EntryType.DIRECTORY;
    }
    if (entry.isSymbolicLink()) {
      return EntryType.SYMLINK;
    }
    if (entry.isLink()) {
      return EntryType.HARDLINK;
    }
    return entry.isFile() ? EntryType.FILE : EntryType.OTHER;
  }

  private static InputStream decompress(byte[] bytes) throws IOException {
    InputStream raw = new ByteArrayInputStream(bytes);
    int magic = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    return switch (magic) {
      case 0x1f8b -> new GZIPInputStream(raw);
      case 0x28b5 -> new ZstdInputStream(raw);
      default -> raw;
    };
  }

  private static String clean(String name) {
    Path path = Path.of("/").resolve(name).normalize();
    return path.toString().substring(1);
  }
}
