package dev.libindex.rhel.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.mapping.MappingDeclaration;
import dev.libindex.rhel.layers.TarLayer;
import dev.libindex.testdata.internal.golden.GoldenCase;
import dev.libindex.testdata.internal.golden.GoldenCases;
import dev.libindex.testdata.internal.golden.GoldenLayer;
import dev.libindex.testdata.report.NormalForm;
import dev.libindex.testdata.report.ReportComparer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares whole images with claircore's answer, or with the right answer where it is known. Where
 * ours must differ from both, {@code differences.json} says exactly how and why.
 */
final class GoldenImageTest {
  /** Databases, UBI, layers, repository evidence, containers, damaged files. */
  private static final String FAMILIES = "abcdeg";

  /** The members of the tar family that concern databases. */
  private static final Set<String> ABOUT_DATABASES =
      Set.of("f-symlink-file", "f-hardlink", "f-hardlink-bdb", "f-hardlink-ndb");

  private static final ReportComparer COMPARER = ReportComparer.ignoringErrorText();

  static Stream<GoldenCase> cases() {
    return GoldenCases.all().stream()
        .filter(
            golden ->
                FAMILIES.indexOf(golden.name().charAt(0)) >= 0
                    || ABOUT_DATABASES.contains(golden.name()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void agreesOrDiffersAsExplained(GoldenCase golden) throws IOException {
    PlainIndexer.Result result = index(golden);
    JsonNode found =
        NormalForm.of(
            PlainReport.of(result.contents(), result.errors().isEmpty()), golden.layerDigests());
    JsonNode explained = differences().path(golden.name());
    List<String> expectedErrors =
        explained.path("errors").valueStream().map(JsonNode::textValue).toList();
    assertEquals(expectedErrors, result.errors());
    assertEquals(lines(explained.path("difference")), difference(golden, found));
  }

  private static List<String> difference(GoldenCase golden, JsonNode found) {
    List<JsonNode> accepted = accepted(golden);
    if (accepted.isEmpty()) {
      return List.of(shown(found));
    }
    List<List<String>> differences =
        accepted.stream()
            .map(one -> COMPARER.compareNormal(one, found))
            .map(one -> one.isEmpty() ? List.<String>of() : one.toString().lines().toList())
            .toList();
    return differences.contains(List.of()) ? List.of() : differences.get(0);
  }

  /**
   * Returns the answers to compare with; none if claircore failed and no other answer is recorded.
   */
  private static List<JsonNode> accepted(GoldenCase golden) {
    if (golden.rightReport().isPresent() || golden.goError().isEmpty()) {
      return golden.acceptedReports();
    }
    return golden.partialReport().stream().toList();
  }

  /** Describes what is found in an image on which claircore fails. */
  private static String shown(JsonNode found) {
    return "%s: %d packages, %d distributions, %d repositories"
        .formatted(
            found.path("state").asText(),
            found.path("packages").size(),
            found.path("distributions").size(),
            found.path("repositories").size());
  }

  private static PlainIndexer.Result index(GoldenCase golden) throws IOException {
    List<TarLayer> layers = new ArrayList<>();
    for (GoldenLayer layer : golden.layers()) {
      layers.add(TarLayer.read(Files.readAllBytes(layer.file()), layer.digest()));
    }
    return PlainIndexer.index(layers, mappings(golden));
  }

  private static Map<String, Map<String, List<String>>> mappings(GoldenCase golden)
      throws IOException {
    Map<String, Map<String, List<String>>> mappings = new HashMap<>();
    for (Ecosystem ecosystem : PlainIndexer.ECOSYSTEMS) {
      for (MappingDeclaration declared : ecosystem.mappings()) {
        Optional<Path> file =
            declared.name().equals("repository-to-cpe")
                ? golden.repositoryToCpe()
                : golden.containerNameRepos();
        if (file.isPresent() && !golden.name().equals("d-map-broken")) {
          mappings.put(declared.name(), declared.format().parse(Files.readAllBytes(file.get())));
        }
      }
    }
    return mappings;
  }

  private static JsonNode differences() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(GoldenImageTest.class.getResourceAsStream("differences.json"))) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static List<String> lines(JsonNode texts) {
    return texts.valueStream().map(JsonNode::textValue).toList();
  }
}
