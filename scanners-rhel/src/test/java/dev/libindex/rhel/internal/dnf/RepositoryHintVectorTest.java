package dev.libindex.rhel.internal.dnf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.FormatException;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.rhel.internal.urlquery.ParsedQuery;
import dev.libindex.rhel.internal.urlquery.QueryValues;
import dev.libindex.rhel.samples.RebuiltHistory;
import dev.libindex.rhel.samples.SampleFiles;
import dev.libindex.testdata.internal.SharedData;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
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

/**
 * Compares the repositories and the hints of packages read from histories with claircore's. 188
 * rows concern four histories that are not in the shared data; these are {@linkplain RebuiltHistory
 * rebuilt}.
 */
class RepositoryHintVectorTest {
  private static final String CHECKPOINTED = "history.checkpointed.sqlite";

  private final Map<String, DnfHistory> histories = new HashMap<>();

  @TestFactory
  Stream<DynamicTest> rows() {
    return VectorTable.named("repository-hint.jsonl").tests(this::check);
  }

  private Verdict check(VectorRow row) {
    String file = row.in().get("history").textValue();
    boolean isAboutHint = row.in().has("name");
    if (isAboutHint && !row.isError()) {
      checkHints(row, history(file));
    } else if (isAboutHint && isMalformed(row.in())) {
      checkMalformed(row.in(), history(file));
      return Verdict.DIFFERS_ON_PURPOSE;
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

  /**
   * Claircore fails, possibly after changing the package but not its source (B31). Our hints are
   * generated, so none can be malformed; if one were, its malformed part would be dropped, and both
   * would be changed.
   */
  private static void checkMalformed(JsonNode in, DnfHistory history) {
    Optional<String> id =
        history.repositoryId(
            in.get("name").textValue(), in.get("version").textValue(), in.get("arch").textValue());
    assertTrue(annotated(in.get("hint").textValue(), id).startsWith("repoid="));
    String source = in.path("source").path("hint").asText();
    assertTrue(annotated(source, id).startsWith("repoid="));
  }

  private static String annotated(String hint, Optional<String> id) {
    ParsedQuery parsed = QueryValues.parse(hint);
    // A hint without a new id stays as it is.
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
      if (file.startsWith(RebuiltHistory.PREFIX)) {
        return DnfHistory.read(FileContent.of(RebuiltHistory.read(file)), LogFiles.NONE);
      }
      if (file.endsWith(CHECKPOINTED)) {
        String main = file.replace(CHECKPOINTED, "history.sqlite");
        return DnfHistory.read(content(main), LogFiles.ofWal(content(main + "-wal.xz")));
      }
      return DnfHistory.read(content(file), LogFiles.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileContent content(String file) {
    Path path = SharedData.require("data/" + file);
    return FileContent.of(SampleFiles.read(path));
  }
}
