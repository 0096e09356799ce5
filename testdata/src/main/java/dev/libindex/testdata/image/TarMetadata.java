package dev.libindex.testdata.image;

import java.time.Instant;

/**
 * Mode, owner and time of an archived file.
 *
 * @param mode permission bits
 * @param userId numeric owner
 * @param groupId numeric group
 * @param modified time of the last change; only the PAX format keeps a fraction of a second
 */
public record TarMetadata(int mode, long userId, long groupId, Instant modified) {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  static final TarMetadata FILE = new TarMetadata(0644, 0, 0, TIME);
  static final TarMetadata DIRECTORY = new TarMetadata(0755, 0, 0, TIME);
  static final TarMetadata LINK = new TarMetadata(0777, 0, 0, TIME);
}
