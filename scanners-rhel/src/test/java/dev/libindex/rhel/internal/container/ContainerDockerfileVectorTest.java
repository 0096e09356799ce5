package dev.libindex.rhel.internal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.rhel.internal.buildinfo.RhcTag;
import dev.libindex.rhel.internal.dockerfile.Dockerfile;
import dev.libindex.rhel.internal.dockerfile.DockerfileLabels;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tests which source package follows from the path and the labels of a Dockerfile. */
class ContainerDockerfileVectorTest {

  private static final String PREFIX = "root/buildinfo/Dockerfile-";
  private static final String COMPONENT = "com.redhat.component";
  private static final Set<String> REQUIRED = Set.of(COMPONENT, "architecture", "name");

  @TestFactory
  Stream<DynamicTest> sources() {
    return VectorTable.named("rhcc-dockerfile.jsonl")
        .about("names and labels")
        .tests(ContainerDockerfileVectorTest::check);
  }

  private static Verdict check(VectorRow row) {
    Map<String, JsonNode> files = new TreeMap<>();
    row.in().get("files").properties().forEach(f -> files.put(f.getKey(), f.getValue()));
    JsonNode expected = row.out().get("package_scanner");
    Optional<Map.Entry<String, JsonNode>> chosen =
        files.entrySet().stream()
            .filter(file -> file.getKey().startsWith(PREFIX))
            .filter(file -> file.getKey().indexOf('/', PREFIX.length()) < 0)
            .filter(file -> BuildDockerfile.versionAndRelease(file.getKey()).isPresent())
            .findFirst();
    if (chosen.isEmpty()) {
      assertTrue(expected.get("packages").isNull());
      return Verdict.AGREES;
    }
    return check(chosen.get().getKey(), VectorRow.bytes(chosen.get().getValue()), expected);
  }

  private static Verdict check(String path, byte[] content, JsonNode expected) {
    DockerfileLabels read = Dockerfile.labels(content);
    assertEquals(expected.has("error"), read.error().isPresent());
    Optional<RhcTag> tag = BuildDockerfile.versionAndRelease(path).flatMap(RhcTag::parse);
    boolean found =
        read.error().isEmpty() && tag.isPresent() && read.labels().keySet().containsAll(REQUIRED);
    assertEquals(expected.get("packages").isArray(), found);
    if (found) {
      JsonNode source = expected.get("packages").get(0);
      assertEquals(source.path("package_db").asText(), path);
      assertEquals(source.path("name").asText(), read.labels().get(COMPONENT));
      assertEquals(source.path("arch").asText(), read.labels().get("architecture"));
      assertEquals(source.path("version").asText(), version(path));
      assertEquals(
          source.path("normalized_version").asText(), tag.orElseThrow().minimum().toString());
    }
    return Verdict.AGREES;
  }

  private static String version(String path) {
    return BuildDockerfile.versionAndRelease(path).orElseThrow();
  }
}
