package dev.libindex.postgres.internal.cells;

import static dev.libindex.postgres.internal.sql.Parameter.digest;
import static dev.libindex.postgres.internal.sql.Parameter.digests;
import static dev.libindex.postgres.internal.sql.Parameter.ids;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.postgres.internal.sql.Row;
import dev.libindex.store.MissingCells;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the cells that layers lack, in a separate round trip or as a part of another. */
public final class MissingCellsQuery {
  private static final String MISSING =
      """
      SELECT asked.hash, scanner.id
      FROM unnest(?::text[]) AS asked (hash)
      CROSS JOIN unnest(?::uuid[]) AS scanner (id)
      LEFT JOIN libindex.layer l ON l.hash = asked.hash
      WHERE NOT EXISTS (
        SELECT FROM libindex.scanned_layer c
        WHERE c.layer_id = l.id AND c.scanner_id = scanner.id AND NOT (c.retry AND %s))
      """;

  private static final String IS_REQUEUED =
      """
      EXISTS (
        SELECT FROM libindex.manifest m
        JOIN libindex.indexreport r ON r.manifest_id = m.id
        WHERE m.hash = ? AND r.requeued)
      """;

  private final Set<Digest> layers;
  private final Scanners scanners;

  private MissingCellsQuery(Collection<Digest> layers, ScannerSet scanners) {
    this.layers = new LinkedHashSet<>(layers);
    this.scanners = new Scanners(scanners);
  }

  /** Returns the missing cells of layers. A cell that is to be scanned again is missing. */
  public static List<MissingCells> find(
      Database database, Collection<Digest> layers, ScannerSet scanners) {
    MissingCellsQuery query = new MissingCellsQuery(layers, scanners);
    return database.send(
        "look for missing cells",
        trip ->
            query.inOrder(
                trip.query(
                    MISSING.formatted("true"),
                    query::missing,
                    digests(query.layers),
                    ids(query.scanners.keys()))));
  }

  /**
   * Adds a query for the missing cells of a manifest's layers. A cell that is to be scanned again
   * is missing if the manifest was requeued.
   */
  public static Result<List<MissingCells>> find(
      RoundTrip trip, Manifest manifest, ScannerSet scanners) {
    MissingCellsQuery query = new MissingCellsQuery(manifest.layerDigests(), scanners);
    return query.inOrder(
        trip.query(
            MISSING.formatted(IS_REQUEUED),
            query::missing,
            digests(query.layers),
            ids(query.scanners.keys()),
            digest(manifest.hash())));
  }

  private Missing missing(Row row) throws SQLException {
    return new Missing(row.text("hash"), scanners.scanner(row.id("id")));
  }

  private Result<List<MissingCells>> inOrder(Result<List<Missing>> rows) {
    return () -> {
      Map<String, List<ScannerIdentity>> byLayer =
          rows.get().stream()
              .collect(groupingBy(Missing::layer, mapping(Missing::scanner, toList())));
      return layers.stream()
          .flatMap(
              layer ->
                  Stream.ofNullable(byLayer.get(layer.toString()))
                      .map(lacking -> new MissingCells(layer, ScannerSet.of(lacking))))
          .toList();
    };
  }

  private record Missing(String layer, ScannerIdentity scanner) {}
}
