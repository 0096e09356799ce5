package dev.libindex.testdata.contract;

import static dev.libindex.testdata.contract.Samples.ALL;
import static dev.libindex.testdata.contract.Samples.CPES;
import static dev.libindex.testdata.contract.Samples.NAMES;
import static dev.libindex.testdata.contract.Samples.RELEASE;
import static dev.libindex.testdata.contract.Samples.REPOSITORY;
import static dev.libindex.testdata.contract.Samples.RPM;
import static dev.libindex.testdata.contract.Samples.RPM_ONLY;
import static dev.libindex.testdata.contract.Samples.cell;
import static dev.libindex.testdata.contract.Samples.digest;
import static dev.libindex.testdata.contract.Samples.manifest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.mapping.MappingSlice;
import dev.libindex.model.LimitHit;
import dev.libindex.model.PartialError;
import dev.libindex.store.Bytes;
import dev.libindex.store.Cell;
import dev.libindex.store.CoalesceInput;
import dev.libindex.store.LayerCells;
import dev.libindex.store.Store;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

abstract class CoalesceInputTopic extends StoreTopic {
  CoalesceInputTopic(Supplier<Store> stores) {
    super(stores);
  }

  @Test
  @DisplayName("it has every known layer once, with or without cells, and no unknown layer")
  void layers() {
    store.persistManifest(manifest("m", "a", "b"));
    scan("a", cell(RPM, "packages"));

    List<LayerCells> layers = read("b", "a", "unknown", "a").layers();

    assertEquals(
        Set.of(digest("a"), digest("b")),
        Set.copyOf(layers.stream().map(LayerCells::layer).toList()));
    assertEquals(2, layers.size());
    assertEquals(1, layer(layers, "a").cells().size());
    assertEquals(0, layer(layers, "b").cells().size());
  }

  @Test
  @DisplayName("cells are returned as they were written, sorted by scanner")
  void cells() {
    byte[] everyByte = new byte[100_000];
    for (int i = 0; i < everyByte.length; i++) {
      everyByte[i] = (byte) i;
    }
    List<PartialError> errors =
        List.of(
            PartialError.permanent("var/lib/rpm/Packages", "page 7 of 9: \"damaged\" \\ ünïcode"),
            PartialError.ofTransient("", "disk full"),
            PartialError.limit("a'b", new LimitHit("maxFileBytes", 1L << 40)));
    Map<String, Set<String>> keys =
        Map.of(
            CPES,
            Set.of("", "a,b", "{c}", "d\"e", "f\\g", "h'i", "j\nk", "NULL", "🦉"),
            NAMES,
            Set.of("ubi8"));
    Cell full = new Cell(REPOSITORY, Bytes.copyOf(everyByte), keys, errors);
    store.persistManifest(manifest("m", "a"));

    scan("a", cell(RPM, ""), full, cell(RELEASE, "8.6"));

    assertEquals(
        List.of(cell(RELEASE, "8.6"), full, cell(RPM, "")), layer(read("a").layers(), "a").cells());
  }

  @Test
  @DisplayName("it has only the cells of the requested scanners")
  void requestedScanners() {
    persistAndScan(manifest("m", "a"), ALL);

    CoalesceInput input =
        store.coalesceInput(Samples.known(Samples.manifest("any", "a"), RPM_ONLY));

    assertEquals(List.of(RPM), input.layers().get(0).cells().stream().map(Cell::scanner).toList());
  }

  @Test
  @DisplayName("without any mapping version there is no slice, and the sequence is 0")
  void noMapping() {
    store.persistManifest(manifest("m", "a"));
    scan("a", cell(REPOSITORY, CPES, "rhel-8"));

    assertEquals(Map.of(), read("a").mappings());
    assertEquals(0, read("a").mappingSequence());
  }

  @Test
  @DisplayName("a slice has exactly the keys that are in both the evidence and the mapping")
  void slices() {
    store.persistManifest(manifest("m", "a", "b", "elsewhere"));
    scan("a", cell(REPOSITORY, CPES, "rhel-8", "absent"));
    scan("b", cell(RPM, CPES, "rhel-9"), cell(RELEASE, NAMES, "ubi8"));
    scan("elsewhere", cell(REPOSITORY, CPES, "rhel-7"));
    List<String> inTheFilesOrder = List.of("z", "a", "z");
    install(
        CPES,
        Map.of(
            "rhel-7", List.of("seven"),
            "rhel-8", inTheFilesOrder,
            "rhel-9", List.of(),
            "unnamed", List.of("x")));

    Map<String, MappingSlice> mappings = read("a", "b").mappings();

    assertEquals(
        new MappingSlice(CPES, Map.of("rhel-8", inTheFilesOrder, "rhel-9", List.of())),
        mappings.get(CPES));
    assertEquals(Set.of(CPES), mappings.keySet(), "the other mapping has no version");
  }

  @Test
  @DisplayName("a mapping with none of the keys yields an empty slice")
  void emptySlice() {
    store.persistManifest(manifest("m", "a"));
    scan("a", cell(REPOSITORY, CPES, "absent"));
    install(CPES, Map.of("rhel-8", List.of("eight")));
    install(NAMES, Map.of());

    assertEquals(
        Map.of(CPES, new MappingSlice(CPES, Map.of()), NAMES, new MappingSlice(NAMES, Map.of())),
        read("a").mappings());
  }

  @Test
  @DisplayName("evidence of scanners that were not requested is ignored")
  void evidenceOfOthers() {
    store.persistManifest(manifest("m", "a"));
    scan("a", cell(REPOSITORY, CPES, "rhel-8"));
    install(CPES, Map.of("rhel-8", List.of("eight")));

    CoalesceInput input =
        store.coalesceInput(Samples.known(Samples.manifest("any", "a"), RPM_ONLY));

    assertEquals(Map.of(CPES, new MappingSlice(CPES, Map.of())), input.mappings());
  }

  @Test
  @DisplayName("only current versions are read, and the sequence is the greatest of all mappings")
  void currentVersion() {
    store.persistManifest(manifest("m", "a"));
    scan("a", cell(REPOSITORY, CPES, "rhel-8", "rhel-9"));
    install(CPES, Map.of("rhel-8", List.of("old"), "rhel-9", List.of("nine")));
    install(CPES, Map.of("rhel-8", List.of("new")));
    long own = store.currentMapping(CPES).orElseThrow().sequence();
    assertEquals(own, read("a").mappingSequence());

    install(NAMES, Map.of("ubi8", List.of("repo")));

    assertEquals(
        new MappingSlice(CPES, Map.of("rhel-8", List.of("new"))), read("a").mappings().get(CPES));
    assertTrue(own < read("a").mappingSequence());
    assertEquals(store.currentMapping(NAMES).orElseThrow().sequence(), read("a").mappingSequence());
  }

  @Test
  @DisplayName("without layers there are no cells, but there is a sequence")
  void noLayers() {
    install(CPES, Map.of("rhel-8", List.of("eight")));

    CoalesceInput input = store.coalesceInput(Samples.known(Samples.manifest("any"), ALL));

    assertEquals(List.of(), input.layers());
    assertEquals(store.currentMapping(CPES).orElseThrow().sequence(), input.mappingSequence());
  }

  private CoalesceInput read(String... layers) {
    return store.coalesceInput(Samples.known(manifest("any", layers), ALL));
  }

  private static LayerCells layer(List<LayerCells> layers, String name) {
    return layers.stream()
        .filter(cells -> cells.layer().equals(digest(name)))
        .min(Comparator.comparingLong(LayerCells::revision))
        .orElseThrow();
  }
}
