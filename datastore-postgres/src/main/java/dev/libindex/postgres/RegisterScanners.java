package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.ids;
import static dev.libindex.postgres.Parameter.texts;

import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import java.util.List;

/** Makes scanners known. */
final class RegisterScanners {
  private RegisterScanners() {}

  static void run(Database database, ScannerSet scanners) {
    List<ScannerIdentity> all = scanners.scanners();
    RoundTrip trip =
        new RoundTrip()
            .add(
                """
                INSERT INTO libindex.scanner (id, name, version, kind)
                SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) AS s (id)
                ORDER BY s.id
                ON CONFLICT DO NOTHING
                """,
                ids(all.stream().map(ContentKey::of).toList()),
                texts(all.stream().map(ScannerIdentity::name).toList()),
                texts(all.stream().map(ScannerIdentity::version).toList()),
                texts(all.stream().map(scanner -> scanner.kind().text()).toList()));
    database.send("register scanners", trip);
  }
}
