package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.ids;
import static dev.libindex.postgres.Parameter.text;
import static dev.libindex.postgres.Parameter.texts;

import dev.libindex.model.Digest;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.MissingCells;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which cells layers lack: a part of other round trips, or one of its own. */
final class FindMissingCells {
  private static final String ALWAYS = "true";
  private static final String OF_REQUEUED =
      """
      EXISTS (
        SELECT FROM libindex.manifest m
        JOIN libindex.indexreport r ON r.manifest_id = m.id
        WHERE m.hash = ? AND r.requeued)
      """;

  private final Collection<Digest> layers;
  private final Scanners scanners;

  FindMissingCells(Collection<Digest> layers, ScannerSet scanners) {
    this.layers = layers;
    this.scanners = new Scanners(scanners);
  }

  /** A cell that shall be scanned again is missing. */
  List<MissingCells> run(Database database) {
    RoundTrip trip = add(new RoundTrip(), ALWAYS);
    return database.send("look for missing cells", trip, this::read);
  }

  /** A cell that shall be scanned again is missing if the manifest has been requeued. */
  RoundTrip addTo(RoundTrip trip, Digest manifest) {
    return add(trip, OF_REQUEUED, text(manifest.toString()));
  }

  private RoundTrip add(RoundTrip trip, String retries, Parameter... ofRetries) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(texts(layers.stream().distinct().map(Digest::toString).toList()));
    parameters.add(ids(scanners.keys()));
    parameters.addAll(List.of(ofRetries));
    return trip.add(
        """
        SELECT asked.hash, scanner.id
        FROM unnest(?::text[]) AS asked (hash)
        CROSS JOIN unnest(?::uuid[]) AS scanner (id)
        LEFT JOIN libindex.layer l ON l.hash = asked.hash
        WHERE NOT EXISTS (
          SELECT FROM libindex.scanned_layer c
          WHERE c.layer_id = l.id AND c.scanner_id = scanner.id AND NOT (c.retry AND\s"""
            + retries
            + "))",
        parameters.toArray(Parameter[]::new));
  }

  List<MissingCells> read(Results results) throws SQLException {
    Map<String, List<ScannerIdentity>> lacking = new HashMap<>();
    results.forEach(
        row ->
            lacking
                .computeIfAbsent(row.getString(1), layer -> new ArrayList<>())
                .add(scanners.scanner(row.getObject(2, UUID.class))));
    Map<Digest, MissingCells> missing = new LinkedHashMap<>();
    for (Digest layer : layers) {
      List<ScannerIdentity> ofLayer = lacking.get(layer.toString());
      if (ofLayer != null) {
        missing.put(layer, new MissingCells(layer, ScannerSet.of(ofLayer)));
      }
    }
    return List.copyOf(missing.values());
  }
}
