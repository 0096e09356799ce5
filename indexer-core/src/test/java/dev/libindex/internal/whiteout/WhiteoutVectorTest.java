package dev.libindex.internal.whiteout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.internal.layer.Blobs;
import dev.libindex.internal.layer.StreamedLayer;
import dev.libindex.model.Contents;
import dev.libindex.model.Digest;
import dev.libindex.model.Environment;
import dev.libindex.model.FileKind;
import dev.libindex.model.IndexedFile;
import dev.libindex.model.Package;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares the whiteouts that are found with claircore's, and what they hide with what was gone
 * after the layers had been applied to a real directory.
 */
class WhiteoutVectorTest {

  /**
   * Layers where claircore mistakes a directory for a whiteout; in OCI layers, whiteouts are files.
   */
  private static final Set<String> DIRECTORIES =
      Set.of(
          "[\".wh.dir/x\"]", "[\".wh.dir/\"]", "[\"a/.wh..wh..opq/x\"]", "[\"a/.wh..wh.plnk/1\"]");

  @TestFactory
  Stream<DynamicTest> whiteouts() {
    return VectorTable.named("whiteout.jsonl").tests(WhiteoutVectorTest::check);
  }

  private static Verdict check(VectorRow row) throws Exception {
    String function = row.json().get("fn").textValue();
    return switch (function) {
      case "whiteout" -> checkResolver(row);
      case "whiteout-scan" -> checkScanner(row);
      default -> throw new AssertionError("no such function: " + function);
    };
  }

  private static Verdict checkResolver(VectorRow row) {
    String ours = isKept(row.in()) ? "kept" : "removed";
    JsonNode overlay = row.json().get("overlay");
    assertEquals((overlay.isNull() ? row.out() : overlay).textValue(), ours);
    return ours.equals(row.out().textValue()) ? Verdict.AGREES : Verdict.DIFFERS_ON_PURPOSE;
  }

  private static boolean isKept(JsonNode in) {
    Package found = Package.builder().name("p").filepath(in.get("path").textValue()).build();
    List<Environment> places =
        StreamSupport.stream(in.get("package_layers").spliterator(), false)
            .map(layer -> new Environment("db", digest(layer.intValue()), "", null))
            .toList();
    Contents contents =
        new Contents(Map.of(found.id(), found), Map.of(), Map.of(), Map.of(found.id(), places));
    Contents resolved = new WhiteoutResolver().resolve(contents, layers(in));
    assertEquals(resolved.packages().keySet(), resolved.environments().keySet());
    return !resolved.packages().isEmpty();
  }

  private static List<LayerArtifacts> layers(JsonNode in) {
    List<List<IndexedFile>> files =
        IntStream.range(0, in.get("layers").intValue())
            .<List<IndexedFile>>mapToObj(layer -> new ArrayList<>())
            .toList();
    addFiles(in.path("whiteouts"), FileKind.WHITEOUT, files);
    addFiles(in.path("other_files"), FileKind.OBSTRUCTION, files);
    return IntStream.range(0, files.size())
        .mapToObj(
            layer ->
                new LayerArtifacts(
                    digest(layer), List.of(), List.of(), List.of(), files.get(layer), List.of()))
        .toList();
  }

  private static void addFiles(JsonNode list, FileKind kind, List<List<IndexedFile>> files) {
    for (JsonNode file : list) {
      files.get(file.get(0).intValue()).add(new IndexedFile(file.get(1).textValue(), kind));
    }
  }

  private static Digest digest(int layer) {
    return Digest.parse("sha256:%064x".formatted(layer));
  }

  private static Verdict checkScanner(VectorRow row) throws Exception {
    LayerBuilder layer = LayerBuilder.create();
    for (JsonNode name : row.in()) {
      if (name.textValue().endsWith("/")) {
        layer.directory(name.textValue());
      } else {
        layer.file(name.textValue(), "");
      }
    }
    List<String> found = scan(layer.build().content().bytes());
    List<String> expected =
        StreamSupport.stream(row.out().spliterator(), false).map(JsonNode::textValue).toList();
    if (DIRECTORIES.contains(row.key())) {
      assertNotEquals(expected, found);
      assertEquals(List.of(), found);
      return Verdict.DIFFERS_ON_PURPOSE;
    }
    assertEquals(expected, found);
    return Verdict.AGREES;
  }

  private static List<String> scan(byte[] layer) throws InterruptedException {
    WhiteoutScanner scanner = new WhiteoutScanner();
    try (StreamedLayer streamed = Blobs.read(layer, scanner.wants())) {
      return scanner.scan(streamed).items().stream().map(IndexedFile::path).toList();
    }
  }
}
