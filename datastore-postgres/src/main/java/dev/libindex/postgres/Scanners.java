package dev.libindex.postgres;

import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The scanners that a question is about, by the keys of their rows. */
final class Scanners {
  private final Map<UUID, ScannerIdentity> byKey = new HashMap<>();

  Scanners(ScannerSet scanners) {
    for (ScannerIdentity scanner : scanners.scanners()) {
      byKey.put(ContentKey.of(scanner), scanner);
    }
  }

  Set<UUID> keys() {
    return byKey.keySet();
  }

  /**
   * The scanner of a key that the database gave back: it gives only those that it was asked for.
   */
  ScannerIdentity scanner(UUID key) {
    ScannerIdentity scanner = byKey.get(key);
    if (scanner == null) {
      throw new IllegalStateException("the answer names a scanner that was not asked for");
    }
    return scanner;
  }
}
