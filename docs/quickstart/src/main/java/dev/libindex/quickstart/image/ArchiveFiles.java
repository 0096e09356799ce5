package dev.libindex.quickstart.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * An image in a tar, which may be compressed. Its files are unpacked under numbers instead of their
 * names, so that no name in the archive can lead outside the directory. As when {@code tar}
 * extracts them, the last of several entries of one name counts.
 */
final class ArchiveFiles implements ImageFiles {
  private static final int MAX_LINKS = 10;
  private static final int BUFFER = 64 * 1024;

  private final Map<String, Path> files = new HashMap<>();
  private final Map<String, String> links = new HashMap<>();
  private int unpacked;

  private ArchiveFiles() {}

  static ArchiveFiles unpack(Path archive, Path directory) throws IOException {
    ArchiveFiles files = new ArchiveFiles();
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(archive), BUFFER);
        InputStream expanded = ArchiveCompression.expand(raw)) {
      files.unpack(new TarArchiveInputStream(expanded), directory);
      // The checksum comes after the tar's end mark.
      expanded.transferTo(OutputStream.nullOutputStream());
    } catch (IllegalArgumentException e) {
      throw new ImageFormatException("the archive is damaged: " + e.getMessage(), e);
    }
    return files;
  }

  private void unpack(TarArchiveInputStream tar, Path directory) throws IOException {
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      String name = clean(entry.getName());
      if (entry.isSymbolicLink()) {
        int slash = name.lastIndexOf('/');
        putLink(name, clean(name.substring(0, slash + 1) + entry.getLinkName()));
      } else if (entry.isLink()) {
        putHardLink(name, clean(entry.getLinkName()));
      } else if (entry.isFile()) {
        Path file = directory.resolve(String.valueOf(unpacked++));
        Files.copy(tar, file);
        putFile(name, file);
      }
    }
  }

  private void putFile(String name, Path file) {
    links.remove(name);
    files.put(name, file);
  }

  private void putLink(String name, String target) {
    files.remove(name);
    links.put(name, target);
  }

  /** Keeps the file that has the name now: a later one of this name is another file. */
  private void putHardLink(String name, String target) {
    Path file = files.get(target);
    if (file == null) {
      putLink(name, target);
    } else {
      putFile(name, file);
    }
  }

  private static String clean(String name) {
    return Path.of("/", name).normalize().toString().substring(1);
  }

  @Override
  public Optional<Path> find(String name) {
    String target = clean(name);
    for (int hop = 0; hop < MAX_LINKS && links.containsKey(target); hop++) {
      target = links.getOrDefault(target, target);
    }
    return Optional.ofNullable(files.get(target));
  }
}
