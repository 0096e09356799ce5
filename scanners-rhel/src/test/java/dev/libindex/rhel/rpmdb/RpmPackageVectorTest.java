package dev.libindex.rhel.rpmdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libindex.layer.FileContent;
import dev.libindex.model.Package;
import dev.libindex.rhel.samples.RpmDatabaseSample;
import dev.libindex.rhel.samples.SampleFiles;
import dev.libindex.testdata.SharedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of {@code rpm-package.jsonl.gz}: claircore's packages, in claircore's order. */
class RpmPackageVectorTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What the table has of one database. */
  record Answer(RpmDatabaseSample sample, List<JsonNode> packages, JsonNode last) {
    @Override
    public String toString() {
      return sample.name();
    }
  }

  static List<Answer> answers() throws IOException {
    Map<String, List<JsonNode>> rows = new TreeMap<>();
    for (String line :
        SampleFiles.readText(SharedData.require("golden/vectors/rpm-package.jsonl.gz"))
            .lines()
            .toList()) {
      JsonNode row = MAPPER.readTree(line);
      rows.computeIfAbsent(row.get("db").textValue(), db -> new ArrayList<>()).add(row);
    }
    List<Answer> answers = new ArrayList<>();
    for (RpmDatabaseSample sample : RpmDatabaseSample.all()) {
      List<JsonNode> ofSample = rows.getOrDefault(sample.name(), List.of());
      if (!ofSample.isEmpty()) {
        int last = ofSample.size() - 1;
        answers.add(
            new Answer(
                sample,
                ofSample.subList(0, last).stream().map(row -> row.get("out")).toList(),
                ofSample.get(last)));
      }
    }
    assertEquals(rows.size(), answers.size(), "databases of the table that are not here");
    return answers;
  }

  @Test
  void hasRows() throws IOException {
    int rows = answers().stream().mapToInt(answer -> answer.packages().size() + 1).sum();
    System.out.println("rpm-package.jsonl.gz: " + rows + " rows");
    assertTrue(rows > 6000, () -> rows + " rows");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void packagesAreThoseOfClaircore(Answer answer) throws IOException {
    RpmDatabaseKind kind = answer.sample().kind();
    RpmDatabaseContents contents =
        RpmDatabaseReader.read(
            kind, answer.sample().name(), FileContent.of(answer.sample().bytes()), null);
    String packageDb = kind.label("var/lib/rpm/" + kind.baseName());
    List<JsonNode> packages =
        RpmPackages.of(contents.packages(), packageDb).stream()
            .map(RpmPackageVectorTest::json)
            .toList();

    if (answer.last().has("claircore_wrong")) {
      assertFalse(answer.last().get("missing").isEmpty());
      List<JsonNode> known = packages.stream().filter(answer.packages()::contains).toList();
      assertEquals(answer.packages(), known);
    } else {
      assertEquals(answer.packages(), packages);
    }
    assertEquals(answer.last().get("summary").get("in_csv").intValue(), packages.size());
    assertEquals(List.of(), contents.errors());
  }

  /** The package as the table writes it: without what is empty, but with every source. */
  private static JsonNode json(@Nullable Package found) {
    if (found == null) {
      return MAPPER.nullNode();
    }
    ObjectNode json = MAPPER.createObjectNode();
    putUnlessEmpty(json, "arch", found.arch());
    json.put("kind", found.kind().text());
    putUnlessEmpty(json, "module", found.module());
    json.put("name", found.name());
    json.put("package_db", found.packageDb());
    putUnlessEmpty(json, "repository_hint", found.repositoryHint());
    json.set("source", json(found.source()));
    json.put("version", found.version());
    return json;
  }

  private static void putUnlessEmpty(ObjectNode json, String key, String value) {
    if (!value.isEmpty()) {
      json.put(key, value);
    }
  }
}
