package dev.libindex.postgres.internal.cells;

import static dev.libindex.postgres.internal.sql.Parameter.ids;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.libindex.mapping.MappingSlice;
import dev.libindex.model.PartialError;
import dev.libindex.postgres.internal.cells.ReadLayers.ReadLayer;
import dev.libindex.postgres.internal.content.Zlib;
import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.postgres.internal.sql.Parameter;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.postgres.internal.sql.Row;
import dev.libindex.store.Bytes;
import dev.libindex.store.Cell;
import dev.libindex.store.CoalesceInput;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.LayerCells;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

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
  private final ReadLayers layers;

  private CoalesceInputs(KnownManifest manifest) {
    this.scanners = new Scanners(manifest.scanners());
    this.asked = ids(this.scanners.keys());
    this.layers = ReadLayers.of(manifest);
  }

  /** Reads the cells that the manifest's scanners have written for its layers. */
  public static CoalesceInput read(Database database, KnownManifest manifest) {
    return database.send(
        "read the cells of manifest " + manifest.hash(), new CoalesceInputs(manifest)::input);
  }

  private Result<CoalesceInput> input(RoundTrip trip) {
    Result<Mappings> mappings =
        trip.queryOne(
            """
            SELECT last, ARRAY(SELECT name FROM libindex.mapping) FROM libindex.mapping_sequence
            """,
            row -> new Mappings(row.number("last"), row.texts("array")));
    Result<List<ReadLayer>> read = layers.find(trip);
    Result<List<CellContent>> cells =
        trip.query(
            """
            SELECT layer_id, scanner_id, content
            FROM libindex.scanned_layer
            WHERE layer_id = ANY (ARRAY (%s)) AND scanner_id = ANY (?)
            """
                .formatted(ReadLayers.IDS),
            CellContent::of,
            layers.layers(),
            layers.manifest(),
            asked);
    Result<List<PartialErrors.OfCell>> errors = PartialErrors.find(trip, layers, asked);
    Result<List<EvidenceKeys.OfCell>> keys = EvidenceKeys.find(trip, layers, asked);
    return () ->
        new CoalesceInput(
            layers(read.get(), cells.get(), errors.get(), keys.get()),
            mappings.get().slices(usedKeys(read.get(), keys.get())),
            mappings.get().sequence);
  }

  /** Leaves out the keys of layers that others serve. */
  private static List<EvidenceKeys.OfCell> usedKeys(
      List<ReadLayer> read, List<EvidenceKeys.OfCell> keys) {
    Set<Long> used = read.stream().map(ReadLayer::id).collect(toSet());
    return keys.stream().filter(key -> used.contains(key.layer())).toList();
  }

  private List<LayerCells> layers(
      List<ReadLayer> read,
      List<CellContent> cells,
      List<PartialErrors.OfCell> errors,
      List<EvidenceKeys.OfCell> keys) {
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
    Map<Long, List<CellContent>> cellsOfLayers =
        cells.stream().collect(groupingBy(CellContent::layer));
    return read.stream()
        .map(
            layer ->
                new LayerCells(
                    layer.layer(),
                    layer.revision(),
                    cells(
                        cellsOfLayers.getOrDefault(layer.id(), List.of()),
                        errorsOfCells,
                        keysOfCells)))
        .toList();
  }

  private List<Cell> cells(
      List<CellContent> rows,
      Map<CellKey, List<PartialError>> errors,
      Map<CellKey, Map<String, Set<String>>> keys) {
    List<Cell> cells = new ArrayList<>();
    for (CellContent cell : rows) {
      CellKey key = new CellKey(cell.layer, cell.scanner);
      cells.add(
          new Cell(
              scanners.scanner(cell.scanner),
              cell.content,
              keys.getOrDefault(key, Map.of()),
              errors.getOrDefault(key, List.of())));
    }
    cells.sort(Comparator.comparing(Cell::scanner));
    return cells;
  }

  /**
   * The key of a cell.
   *
   * @param layer the id of the layer's row
   * @param scanner the key of the scanner's row
   */
  private record CellKey(long layer, UUID scanner) {}

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

  private record CellContent(long layer, UUID scanner, Bytes content) {

    static CellContent of(Row row) throws SQLException {
      return new CellContent(
          row.number("layer_id"), row.id("scanner_id"), Zlib.inflate(row.bytes("content")));
    }
  }
}
