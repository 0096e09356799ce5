package dev.libindex.testdata.image;

import dev.libindex.testdata.http.Body;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry of an archive, written as given: nothing is checked or normalised.
 *
 * @param type the type flag
 * @param path the name as written to the archive
 * @param linkTarget the target of a link; empty otherwise
 * @param content the contents; empty unless the entry is a file
 * @param deviceMajor major number of a device
 * @param deviceMinor minor number of a device
 * @param metadata mode, owner and time
 * @param paxRecords records of an extended header before the entry, whatever the format
 */
public record TarEntry(
    char type,
    String path,
    String linkTarget,
    Body content,
    int deviceMajor,
    int deviceMinor,
    TarMetadata metadata,
    List<PaxRecord> paxRecords) {

  private static final Body NOTHING = Body.of(new byte[0]);

  /** Copies the list. */
  public TarEntry {
    paxRecords = List.copyOf(paxRecords);
  }

  /** Returns an entry of any type, with contents. */
  public static TarEntry of(char type, String path, Body content) {
    return new TarEntry(type, path, "", content, 0, 0, TarMetadata.FILE, List.of());
  }

  /** Returns a regular file. */
  public static TarEntry file(String path, Body content) {
    return of('0', path, content);
  }

  /** Returns a directory; the name is written as given. */
  public static TarEntry directory(String path) {
    return new TarEntry('5', path, "", NOTHING, 0, 0, TarMetadata.DIRECTORY, List.of());
  }

  /** Returns a symbolic link. */
  public static TarEntry symlink(String path, String target) {
    return new TarEntry('2', path, target, NOTHING, 0, 0, TarMetadata.LINK, List.of());
  }

  /** Returns a hard link to a file in the same archive. */
  public static TarEntry hardlink(String path, String target) {
    return new TarEntry('1', path, target, NOTHING, 0, 0, TarMetadata.FILE, List.of());
  }

  /** Returns a device or a FIFO: type {@code 3} (character), {@code 4} (block) or {@code 6}. */
  public static TarEntry device(char type, String path, int major, int minor) {
    return new TarEntry(type, path, "", NOTHING, major, minor, TarMetadata.FILE, List.of());
  }

  /** Returns the entry with other metadata. */
  public TarEntry metadata(TarMetadata newMetadata) {
    return new TarEntry(
        type, path, linkTarget, content, deviceMajor, deviceMinor, newMetadata, paxRecords);
  }

  /** Returns the entry with a further record in the extended header before it. */
  public TarEntry pax(String key, String value) {
    List<PaxRecord> more = new ArrayList<>(paxRecords);
    more.add(new PaxRecord(key, value));
    return new TarEntry(type, path, linkTarget, content, deviceMajor, deviceMinor, metadata, more);
  }

  byte[] pathBytes() {
    return path.getBytes(StandardCharsets.UTF_8);
  }

  byte[] linkBytes() {
    return linkTarget.getBytes(StandardCharsets.UTF_8);
  }
}
