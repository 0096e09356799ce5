package dev.libindex.rhel.internal.dockerfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DockerfileVectorTest {

  private static final Map<String, String> DEVIATIONS =
      Map.of(
          "LABEL \"a b\" c\n",
          "Docker refuses quotes around the name, but removes them from such a value",
          "LABEL a='b\\'c'\n",
          "Docker refuses the last quote, but nothing is escaped in single quotes",
          "ARG =x\nLABEL a=$\n",
          "Docker refuses the first line, but leaves a dollar sign without a name alone");

  @TestFactory
  Stream<DynamicTest> labels() {
    return VectorTable.named("dockerfile-labels.jsonl")
        .deviating(DEVIATIONS)
        .tests(DockerfileVectorTest::check);
  }

  private static Verdict check(VectorRow row) {
    DockerfileLabels read = Dockerfile.labels(VectorRow.bytes(row.in()));
    JsonNode docker = row.json().get("docker");
    return docker.has("labels")
        ? compareWithDocker(row, labels(docker.get("labels")), read)
        : compareWithClaircore(row, docker, read);
  }

  private static Verdict compareWithDocker(
      VectorRow row, Map<String, String> expected, DockerfileLabels read) {
    assertEquals(expected, read.labels());
    assertEquals(Optional.empty(), read.error());
    assertEquals(Optional.empty(), read.tolerated());
    boolean same = !row.isError() && expected.equals(labels(row.out()));
    assertEquals(row.isClaircoreWrong(), !same);
    return same ? Verdict.AGREES : Verdict.DIFFERS_ON_PURPOSE;
  }

  private static Verdict compareWithClaircore(
      VectorRow row, JsonNode docker, DockerfileLabels read) {
    if (row.json().has("panic")) {
      assertTrue(read.error().isPresent() || read.tolerated().isPresent());
      return Verdict.DIFFERS_ON_PURPOSE;
    }
    assertEquals(labels(row.out()), read.labels());
    assertEquals(row.isError(), read.error().isPresent());
    boolean noInstructions = docker.get("error").textValue().equals("file with no instructions");
    assertTrue(noInstructions || read.error().isPresent() || read.tolerated().isPresent());
    return Verdict.AGREES;
  }

  private static Map<String, String> labels(JsonNode object) {
    Map<String, String> labels = new HashMap<>();
    object
        .properties()
        .forEach(label -> labels.put(label.getKey(), VectorRow.text(label.getValue())));
    return labels;
  }
}
