package dev.libindex.rhel.dnf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.layer.FileContent;
import dev.libindex.rhel.bytes.FormatException;
import dev.libindex.rhel.query.ParsedQuery;
import dev.libindex.rhel.query.QueryValues;
import dev.libindex.rhel.samples.SampleFiles;
import dev.libindex.testdata.SharedData;
import dev.libindex.testdata.vectors.VectorRow;
import dev.libindex.testdata.vectors.VectorTable;
import dev.libindex.testdata.vectors.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What claircore makes of histories: their repositories, and the hints of packages. */
class RepositoryHintVectorTest {
  /** Histories of claircore's own tests, which are not in the shared data. */
  private static final String ELSEWHERE = "claircore:";

  private static final String CHECKPOINTED = "history.checkpointed.sqlite";

  private final Map<String, DnfHistory> histories = new HashMap<>();

  @TestFactory
  Stream<DynamicTest> rows() {
    return VectorTable.named("repository-hint.jsonl").tests(this::check);
  }

  private Verdict check(VectorRow row) {
    String file = row.in().get("history").textValue();
    if (file.startsWith(ELSEWHERE)) {
      return Verdict.SKIPPED;
    }
    boolean isAboutHint = row.in().has("name");
    if (isAboutHint && !row.isError()) {
      checkHints(row, history(file));
    } else if (isAboutHint && row.out().has("hint") && isMalformed(row.in())) {
      // claircore has changed the package already; ours is left alone, as its comment says.
      return row.json().has("note") ? Verdict.DIFFERS_ON_PURPOSE : Verdict.AGREES;
    } else if (row.isError()) {
      UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> history(file));
      assertTrue(e.getCause() instanceof FormatException, e::toString);
    } else {
      TreeSet<String> expected = new TreeSet<>();
      row.json().get("repoids").forEach(id -> expected.add(id.textValue()));
      assertEquals(expected, history(file).repositoryIds());
    }
    return Verdict.AGREES;
  }

  private static void checkHints(VectorRow row, DnfHistory history) {
    JsonNode in = row.in();
    Optional<String> id =
        history.repositoryId(
            in.get("name").textValue(), in.get("version").textValue(), in.get("arch").textValue());
    assertEquals(row.out().get("hint").textValue(), annotated(in.get("hint").textValue(), id));
    if (in.has("source")) {
      assertEquals(
          row.out().get("source_hint").textValue(),
          annotated(in.get("source").get("hint").textValue(), id));
    }
  }

  private static String annotated(String hint, Optional<String> id) {
    ParsedQuery parsed = QueryValues.parse(hint);
    // A hint that says nothing new is not written anew.
    return id.map(found -> DnfHistory.annotate(parsed.values(), found).encode()).orElse(hint);
  }

  private static boolean isMalformed(JsonNode in) {
    return QueryValues.parse(in.get("hint").textValue()).error().isPresent()
        || QueryValues.parse(in.path("source").path("hint").asText()).error().isPresent();
  }

  private DnfHistory history(String file) {
    return histories.computeIfAbsent(file, RepositoryHintVectorTest::read);
  }

  private static DnfHistory read(String file) {
    if (file.isEmpty()) {
      return DnfHistory.EMPTY;
    }
    try {
      if (file.endsWith(CHECKPOINTED)) {
        String main = file.replace(CHECKPOINTED, "history.sqlite");
        return DnfHistory.read(content(main), content(main + "-wal.xz"));
      }
      return DnfHistory.read(content(file), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileContent content(String file) {
    Path path = SharedData.require("data/" + file);
    return FileContent.of(SampleFiles.read(path));
  }
}
