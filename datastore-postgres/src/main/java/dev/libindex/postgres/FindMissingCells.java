package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.ids;
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
  private final Collection<Digest> layers;
  private final Scanners scanners;

  FindMissingCells(Collection<Digest> layers, ScannerSet scanners) {
    this.layers = layers;
    this.scanners = new Scanners(scanners);
  }

  List<MissingCells> run(Database database) {
    return database.send("look for missing cells", addTo(new RoundTrip()), this::read);
  }

  RoundTrip addTo(RoundTrip trip) {
    return trip.add(
        """
        SELECT asked.hash, scanner.id
        FROM unnest(?::text[]) AS asked (hash)
        CROSS JOIN unnest(?::uuid[]) AS scanner (id)
        LEFT JOIN libindex.layer l ON l.hash = asked.hash
        WHERE NOT EXISTS (
          SELECT FROM libindex.scanned_layer c
          WHERE c.layer_id = l.id AND c.scanner_id = scanner.id)
        """,
        texts(layers.stream().distinct().map(Digest::toString).toList()),
        ids(scanners.keys()));
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
