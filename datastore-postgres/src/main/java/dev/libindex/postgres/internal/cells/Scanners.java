package dev.libindex.postgres.internal.cells;

import static dev.libindex.postgres.internal.sql.Parameter.ids;
import static dev.libindex.postgres.internal.sql.Parameter.texts;

import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import dev.libindex.postgres.internal.content.ContentKey;
import dev.libindex.postgres.internal.sql.Database;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The scanners of a set, by the keys of their rows. */
public final class Scanners {
  private final Map<UUID, ScannerIdentity> byKey = new LinkedHashMap<>();

  public Scanners(ScannerSet scanners) {
    for (ScannerIdentity scanner : scanners.scanners()) {
      byKey.put(ContentKey.of(scanner), scanner);
    }
  }

  /** Inserts the scanners that have no row yet. */
  public static void register(Database database, ScannerSet scanners) {
    List<ScannerIdentity> all = scanners.scanners();
    database.send(
        "register scanners",
        trip ->
            trip.update(
                """
                INSERT INTO libindex.scanner (id, name, version, kind)
                SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) AS s (id)
                ORDER BY s.id
                ON CONFLICT DO NOTHING
                """,
                ids(all.stream().map(ContentKey::of).toList()),
                texts(all.stream().map(ScannerIdentity::name).toList()),
                texts(all.stream().map(ScannerIdentity::version).toList()),
                texts(all.stream().map(scanner -> scanner.kind().text()).toList())));
  }

  /** Returns the keys, in the order of the set. */
  public Set<UUID> keys() {
    return byKey.keySet();
  }

  /** Returns the scanners with these keys, all of which are in this set. */
  public ScannerSet subset(Collection<UUID> keys) {
    return ScannerSet.of(keys.stream().map(this::scanner).toList());
  }

  /**
   * Returns the scanner with a key that the database returned.
   *
   * @throws IllegalStateException if the statement did not ask for it
   */
  public ScannerIdentity scanner(UUID key) {
    ScannerIdentity scanner = byKey.get(key);
    if (scanner == null) {
      throw new IllegalStateException(
          "the database returned a scanner that was not asked for: " + key);
    }
    return scanner;
  }
}
