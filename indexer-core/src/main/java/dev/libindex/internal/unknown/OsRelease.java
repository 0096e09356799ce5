package dev.libindex.internal.unknown;

import dev.libindex.internal.log.OneLine;
import dev.libindex.layer.FileContent;
import dev.libindex.layer.LayerView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What an os-release file says about the distribution.
 *
 * @param path the file
 * @param id its ID
 * @param versionId its VERSION_ID, or empty
 */
record OsRelease(String path, String id, String versionId) {
  /** Where the file may be, the preferred place first. */
  static final List<String> PATHS = List.of("etc/os-release", "usr/lib/os-release");

  /** More than this of a file is not read. Real ones have less than 1 KiB. */
  private static final int MAX_BYTES = 1 << 16;

  /** Returns what the layer's file at this path says; empty if there is none, or an empty one. */
  static Optional<OsRelease> of(LayerView layer, String path) throws IOException {
    Optional<FileContent> content = layer.open(path);
    if (content.isEmpty() || content.get().size() == 0) {
      return Optional.empty();
    }
    return Optional.of(parse(path, beginning(content.get())));
  }

  private static String beginning(FileContent content) throws IOException {
    byte[] bytes = new byte[(int) Math.min(content.size(), MAX_BYTES)];
    int filled = 0;
    while (filled < bytes.length) {
      int count = content.read(filled, bytes, filled, bytes.length - filled);
      if (count < 0) {
        break;
      }
      filled += count;
    }
    return new String(bytes, 0, filled, StandardCharsets.UTF_8);
  }

  /** Reads the two values. As os-release(5) says, an ID that is missing is {@code linux}. */
  private static OsRelease parse(String path, String text) {
    String id = "";
    String versionId = "";
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("ID=")) {
        id = value(line);
      } else if (line.startsWith("VERSION_ID=")) {
        versionId = value(line);
      }
    }
    return new OsRelease(path, id.isEmpty() ? "linux" : id, versionId);
  }

  private static String value(String line) {
    String value = line.substring(line.indexOf('=') + 1).strip();
    return OneLine.of(value.replaceAll("^[\"']|[\"']$", "")).strip();
  }

  /** Returns the ID and, if there is one, the VERSION_ID. */
  String name() {
    return versionId.isEmpty() ? id : id + " " + versionId;
  }
}
