package dev.libindex.healing.laws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.Package;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.Cell;
import dev.libindex.store.FoundPackages;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.LayerCells;
import dev.libindex.store.Store;
import dev.libindex.store.StoredReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An export of what a store contains about some manifests, as sorted lines without times, counters
 * and ids: the bytes of their reports, the searchable packages, and the cells of a scanner set.
 * After an outage has healed, the export equals that of a store without an outage.
 *
 * <p>Not everything is visible through a {@link Store}: the places of packages and unreferenced
 * rows are not. For PostgreSQL, {@link dev.libindex.testdata.internal.postgres.TableExport} has
 * them.
 */
final class CanonicalExport {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A manifest that no store has: its layers have their own cells. */
  static final Digest UNKNOWN = new Digest(Digest.Algorithm.SHA256, "0".repeat(64));

  private final Store store;
  private final Set<String> lines = new TreeSet<>();
  private final Set<String> names = new TreeSet<>();

  private CanonicalExport(Store store) {
    this.store = store;
  }

  /** Returns the lines about these manifests and the cells of these scanners. */
  static List<String> of(Store store, Collection<Manifest> manifests, ScannerSet scanners) {
    CanonicalExport export = new CanonicalExport(store);
    Set<Digest> layers = new TreeSet<>();
    for (Manifest manifest : manifests) {
      export.report(manifest.hash());
      layers.addAll(manifest.layerDigests());
    }
    store.findPackages(export.names).forEach(export::packages);
    KnownManifest unknown = new KnownManifest(UNKNOWN, List.copyOf(layers), scanners);
    store.coalesceInput(unknown).layers().forEach(export::cells);
    return List.copyOf(export.lines);
  }

  private void report(Digest manifest) {
    String report = store.indexReport(manifest).map(this::text).orElse("none");
    lines.add("report " + manifest + ' ' + report);
  }

  private String text(StoredReport report) {
    String body = report.body().toUtf8();
    try {
      for (JsonNode item : JSON.readTree(body).path("packages")) {
        names.add(item.path("name").textValue());
        names.add(item.path("source").path("name").asText());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the report of " + report.manifest() + " is not JSON", e);
    }
    return report.state() + " " + body;
  }

  private void packages(FoundPackages found) {
    Set<String> repositories = new TreeSet<>();
    found.repositories().forEach(repository -> repositories.add(repository.toString()));
    for (Package item : found.packages()) {
      Package source = item.source();
      List<Object> row =
          Arrays.asList(
              item.name(),
              item.version(),
              item.kind(),
              item.module(),
              item.arch(),
              item.normalizedVersion(),
              source == null ? "" : source.name(),
              found.distribution(),
              repositories);
      found.manifests().forEach(manifest -> lines.add("package " + manifest + ' ' + row));
    }
  }

  private void cells(LayerCells layer) {
    for (Cell cell : layer.cells()) {
      TreeMap<String, Set<String>> keys = new TreeMap<>();
      cell.evidenceKeys().forEach((mapping, of) -> keys.put(mapping, new TreeSet<>(of)));
      List<Object> row =
          List.of(cell.scanner(), sha256(cell.content().toByteArray()), keys, cell.partialErrors());
      lines.add("cell " + layer.layer() + ' ' + row);
    }
  }

  static String sha256(byte[] content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
