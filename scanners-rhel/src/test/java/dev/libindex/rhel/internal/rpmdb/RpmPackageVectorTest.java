package dev.libindex.rhel.internal.rpmdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libindex.layer.FileContent;
import dev.libindex.model.Package;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.rhel.samples.RpmDatabaseSample;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Checks every row of {@code rpm-package.jsonl.gz}: claircore's packages, in claircore's order, and
 * one row for each database as a whole.
 */
class RpmPackageVectorTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The packages that we read, by database. */
  private final Map<String, List<JsonNode>> packages = new HashMap<>();

  /** The databases in which claircore misses packages (B29). */
  private final Set<String> incomplete = new HashSet<>();

  @TestFactory
  Stream<DynamicTest> rows() {
    VectorTable table = VectorTable.named("rpm-package.jsonl.gz");
    table.rows().stream()
        .filter(VectorRow::isClaircoreWrong)
        .forEach(row -> incomplete.add(database(row)));
    return table.tests(this::check);
  }

  private static String database(VectorRow row) {
    return row.json().get("db").textValue();
  }

  private Verdict check(VectorRow row) throws IOException {
    List<JsonNode> found = packages(database(row));
    if (row.json().has("summary")) {
      assertEquals(row.json().get("summary").get("in_csv").intValue(), found.size());
      return row.isClaircoreWrong() ? Verdict.DIFFERS_ON_PURPOSE : Verdict.AGREES;
    }
    if (incomplete.contains(database(row))) {
      assertTrue(found.contains(row.out()));
    } else {
      assertEquals(row.out(), found.get(row.json().get("i").intValue()));
    }
    return Verdict.AGREES;
  }

  private List<JsonNode> packages(String database) throws IOException {
    List<JsonNode> known = packages.get(database);
    if (known == null) {
      known = read(database);
      packages.put(database, known);
    }
    return known;
  }

  private static List<JsonNode> read(String database) throws IOException {
    RpmDatabaseSample sample =
        RpmDatabaseSample.all().stream()
            .filter(one -> one.name().equals(database))
            .findFirst()
            .orElseThrow();
    RpmDatabaseKind kind = sample.kind();
    RpmDatabaseContents contents =
        RpmDatabaseReader.read(kind, database, FileContent.of(sample.bytes()), LogFiles.NONE);
    assertEquals(List.of(), contents.errors());
    String packageDb = kind.label("var/lib/rpm/" + kind.baseName());
    return RpmPackages.of(contents.packages(), packageDb).stream()
        .map(RpmPackageVectorTest::json)
        .toList();
  }

  /** Writes a package as the table does: without empty fields, but with every source. */
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
