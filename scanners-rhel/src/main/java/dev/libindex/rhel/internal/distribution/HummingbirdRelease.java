package dev.libindex.rhel.internal.distribution;

import dev.libindex.cpe.Cpe;
import dev.libindex.cpe.CpeSyntaxException;
import dev.libindex.model.Distribution;
import dev.libindex.model.Notice;
import dev.libindex.rhel.internal.osrelease.OsRelease;
import dev.libindex.rhel.internal.osrelease.OsReleaseSyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recognises Hummingbird by the id in its os-release, whose values are reported unchanged. */
final class HummingbirdRelease {
  private static final String ID = "hummingbird";

  private HummingbirdRelease() {}

  static Optional<Distribution> read(String path, byte[] content, List<Notice> notices) {
    Map<String, String> values;
    try {
      values = OsRelease.parse(content);
    } catch (OsReleaseSyntaxException e) {
      // Not an os-release file: layers have all sorts of files under this name.
      return Optional.empty();
    }
    String id = values.getOrDefault("ID", "");
    if (!id.equalsIgnoreCase(ID)) {
      return Optional.empty();
    }
    return Optional.of(
        Distribution.builder()
            .did(id)
            .name(values.getOrDefault("NAME", ""))
            .version(values.getOrDefault("VERSION", ""))
            .versionId(values.getOrDefault("VERSION_ID", ""))
            .prettyName(values.getOrDefault("PRETTY_NAME", ""))
            .cpe(cpe(path, values.getOrDefault("CPE_NAME", ""), notices))
            .build());
  }

  private static @Nullable Cpe cpe(String path, String name, List<Notice> notices) {
    try {
      return name.isEmpty() ? null : Cpe.parse(name);
    } catch (CpeSyntaxException e) {
      notices.add(new Notice(path, "CPE_NAME is no CPE name: " + e.getMessage()));
      return null;
    }
  }
}
