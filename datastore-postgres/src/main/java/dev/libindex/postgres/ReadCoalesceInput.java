package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.ids;
import static dev.libindex.postgres.Parameter.texts;

import dev.libindex.model.Digest;
import dev.libindex.model.LimitHit;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.CoalesceInput;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Coalesce needs, in one round trip.
 *
 * <p>The sequence and the revisions are read before what they stand for. So they may be older than
 * the rest, never newer, and if they are older the finishing transaction says so.
 */
final class ReadCoalesceInput {
  private final Collection<Digest> layers;
  private final Scanners scanners;

  private ReadCoalesceInput(Collection<Digest> layers, ScannerSet scanners) {
    this.layers = layers;
    this.scanners = new Scanners(scanners);
  }

  static CoalesceInput run(Database database, Collection<Digest> layers, ScannerSet scanners) {
    ReadCoalesceInput query = new ReadCoalesceInput(layers, scanners);
    return database.send("read the cells of layers", query.trip(), query::read);
  }

  private RoundTrip trip() {
    Parameter hashes = texts(layers.stream().distinct().map(Digest::toString).toList());
    Parameter asked = ids(scanners.keys());
    return new RoundTrip()
        .add(
            """
            SELECT last, ARRAY(SELECT name FROM libindex.mapping) FROM libindex.mapping_sequence
            """)
        .add(
            """
            SELECT l.hash, l.revision, c.scanner_id, c.content
            FROM libindex.layer l
            LEFT JOIN libindex.scanned_layer c
              ON c.layer_id = l.id AND c.scanner_id = ANY (?)
            WHERE l.hash = ANY (?)
            """,
            asked,
            hashes)
        .add(
            """
            SELECT l.hash, e.*
            FROM libindex.layer l
            JOIN libindex.partial_error e ON e.layer_id = l.id
            WHERE l.hash = ANY (?) AND e.scanner_id = ANY (?)
            ORDER BY e.layer_id, e.scanner_id, e.position
            """,
            hashes,
            asked)
        .add(
            """
            SELECT l.hash, e.scanner_id, e.mapping, e.key, k.value
            FROM libindex.layer l
            JOIN libindex.evidence_key e ON e.layer_id = l.id
            LEFT JOIN libindex.mapping_key k ON k.id = e.key_id
            WHERE l.hash = ANY (?) AND e.scanner_id = ANY (?)
            """,
            hashes,
            asked);
  }

  private CoalesceInput read(Results results) throws SQLException {
    CoalesceInputBuilder input = new CoalesceInputBuilder(scanners);
    results.forEach(row -> input.mappings(row.getLong(1), strings(row, 2)));
    results.forEach(
        row -> {
          input.layer(row.getString("hash"), row.getLong("revision"));
          UUID scanner = row.getObject("scanner_id", UUID.class);
          if (scanner != null) {
            input.cell(row.getString("hash"), scanner, Zlib.inflate(row.getBytes("content")));
          }
        });
    results.forEach(row -> input.partialError(row.getString("hash"), scanner(row), error(row)));
    results.forEach(
        row ->
            input.evidenceKey(
                row.getString("hash"),
                scanner(row),
                row.getString("mapping"),
                row.getString("key"),
                row.getArray("value") == null ? null : strings(row, 5)));
    return input.build();
  }

  private static UUID scanner(ResultSet row) throws SQLException {
    return row.getObject("scanner_id", UUID.class);
  }

  private static List<String> strings(ResultSet row, int column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private static PartialError error(ResultSet row) throws SQLException {
    return new PartialError(
        row.getString("path"),
        row.getString("cause"),
        PartialError.Reason.parse(row.getString("reason")),
        row.getString("mapping"),
        limit(row));
  }

  private static @Nullable LimitHit limit(ResultSet row) throws SQLException {
    String name = row.getString("limit_name");
    return name == null ? null : new LimitHit(name, row.getLong("limit_value"));
  }
}
