package dev.libindex.postgres.internal.cells;

import static dev.libindex.postgres.internal.sql.Parameter.digests;
import static dev.libindex.postgres.internal.sql.Parameter.ids;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.libindex.mapping.MappingSlice;
import dev.libindex.model.Digest;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerSet;
import dev.libindex.postgres.internal.content.Zlib;
import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.postgres.internal.sql.Parameter;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.postgres.internal.sql.Row;
import dev.libindex.store.Bytes;
import dev.libindex.store.Cell;
import dev.libindex.store.CoalesceInput;
import dev.libindex.store.LayerCells;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Coalesce needs, in one round trip and without locks.
 *
 * <p>The mapping sequence is read first, and the layers' revisions next. So they may be older than
 * the rest, never newer, and if they are older, the finishing transaction answers STALE. Errors and
 * keys of a cell that was added in between are left out.
 */
public final class CoalesceInputs {
  private final Scanners scanners;
  private final Parameter asked;
  private final Parameter hashes;

  private CoalesceInputs(Collection<Digest> layers, ScannerSet scanners) {
    this.scanners = new Scanners(scanners);
    this.asked = ids(this.scanners.keys());
    this.hashes = digests(layers.stream().distinct().toList());
  }

  /** Reads the cells that these scanners have written for those layers that are known. */
  public static CoalesceInput read(
      Database database, Collection<Digest> layers, ScannerSet scanners) {
    return database.send("read the cells of layers", new CoalesceInputs(layers, scanners)::input);
  }

  private Result<CoalesceInput> input(RoundTrip trip) {
    Result<Mappings> mappings =
        trip.queryOne(
            """
            SELECT last, ARRAY(SELECT name FROM libindex.mapping) FROM libindex.mapping_sequence
            """,
            row -> new Mappings(row.number("last"), row.texts("array")));
    Result<List<LayerCell>> cells =
        trip.query(
            """
            SELECT l.hash, l.revision, c.scanner_id, c.content
            FROM libindex.layer l
            LEFT JOIN libindex.scanned_layer c
              ON c.layer_id = l.id AND c.scanner_id = ANY (?)
            WHERE l.hash = ANY (?)
            """,
            LayerCell::of,
            asked,
            hashes);
    Result<List<PartialErrors.OfCell>> errors = PartialErrors.find(trip, hashes, asked);
    Result<List<EvidenceKeys.OfCell>> keys = EvidenceKeys.find(trip, hashes, asked);
    return () ->
        new CoalesceInput(
            layers(cells.get(), errors.get(), keys.get()),
            mappings.get().slices(keys.get()),
            mappings.get().sequence);
  }

  private List<LayerCells> layers(
      List<LayerCell> cells, List<PartialErrors.OfCell> errors, List<EvidenceKeys.OfCell> keys) {
    Map<CellKey, List<PartialError>> errorsOfCells =
        errors.stream()
            .collect(
                groupingBy(
                    error -> new CellKey(error.layer(), error.scanner()),
                    mapping(PartialErrors.OfCell::error, toList())));
    Map<CellKey, Map<String, Set<String>>> keysOfCells =
        keys.stream()
            .collect(
                groupingBy(
                    key -> new CellKey(key.layer(), key.scanner()),
                    groupingBy(
                        EvidenceKeys.OfCell::mapping, mapping(EvidenceKeys.OfCell::key, toSet()))));
    List<LayerCells> layers = new ArrayList<>();
    cells.stream()
        .collect(groupingBy(LayerCell::layer))
        .forEach(
            (layer, rows) ->
                layers.add(
                    new LayerCells(
                        Digest.parse(layer),
                        rows.get(0).revision,
                        cells(rows, errorsOfCells, keysOfCells))));
    return layers;
  }

  private List<Cell> cells(
      List<LayerCell> rows,
      Map<CellKey, List<PartialError>> errors,
      Map<CellKey, Map<String, Set<String>>> keys) {
    List<Cell> cells = new ArrayList<>();
    for (LayerCell row : rows) {
      CellContent cell = row.cell;
      if (cell != null) {
        CellKey key = new CellKey(row.layer, cell.scanner);
        cells.add(
            new Cell(
                scanners.scanner(cell.scanner),
                cell.content,
                keys.getOrDefault(key, Map.of()),
                errors.getOrDefault(key, List.of())));
      }
    }
    cells.sort(Comparator.comparing(Cell::scanner));
    return cells;
  }

  /**
   * The key of a cell.
   *
   * @param layer the layer's digest
   * @param scanner the key of the scanner's row
   */
  private record CellKey(String layer, UUID scanner) {}

  private record Mappings(long sequence, List<String> names) {

    /** Returns, by mapping, the values of the keys that the cells name and the mapping has. */
    Map<String, MappingSlice> slices(List<EvidenceKeys.OfCell> keys) {
      Map<String, Map<String, List<String>>> values = new HashMap<>();
      names.forEach(name -> values.put(name, new HashMap<>()));
      for (EvidenceKeys.OfCell key : keys) {
        Map<String, List<String>> ofMapping = values.get(key.mapping());
        List<String> value = key.value();
        if (ofMapping != null && value != null) {
          ofMapping.put(key.key(), value);
        }
      }
      Map<String, MappingSlice> slices = new HashMap<>();
      values.forEach((name, known) -> slices.put(name, new MappingSlice(name, known)));
      return slices;
    }
  }

  /** A layer and one of its cells, which is null if the layer has none. */
  private record LayerCell(String layer, long revision, @Nullable CellContent cell) {

    static LayerCell of(Row row) throws SQLException {
      UUID scanner = row.nullableId("scanner_id");
      return new LayerCell(
          row.text("hash"),
          row.number("revision"),
          scanner == null ? null : new CellContent(scanner, Zlib.inflate(row.bytes("content"))));
    }
  }

  private record CellContent(UUID scanner, Bytes content) {}
}
