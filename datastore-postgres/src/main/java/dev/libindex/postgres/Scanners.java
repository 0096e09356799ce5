package dev.libindex.postgres;

import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
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

  /** The set of an array of keys, which is closed. */
  ScannerSet of(Array keys) throws SQLException {
    UUID[] named = (UUID[]) keys.getArray();
    keys.free();
    return ScannerSet.of(Arrays.stream(named).map(this::scanner).toList());
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
