package dev.libindex.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.model.NormalizedVersion;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
import dev.libindex.vulnerability.VersionRange;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares the text, the order and the ranges of versions with claircore's. Claircore's
 * human-readable form ({@code out.string}, with an epoch before {@code !}) has no counterpart:
 * people are shown the version of the package itself.
 */
class NormalizedVersionVectorTest {

  /** Claircore's zero version, whose kind is the empty text, is not a version here. */
  private static final Comparator<Optional<NormalizedVersion>> ORDER =
      Comparator.comparing(
          version -> version.orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()));

  @TestFactory
  Stream<DynamicTest> versions() {
    return VectorTable.named("version.jsonl").tests(NormalizedVersionVectorTest::check);
  }

  private static Verdict check(VectorRow row) {
    String function = row.json().get("fn").textValue();
    return switch (function) {
      case "version" -> checkText(row);
      case "version-compare" -> checkOrder(row);
      case "version-range" -> checkRange(row);
      default -> throw new AssertionError("no such function: " + function);
    };
  }

  private static Verdict checkText(VectorRow row) {
    if (row.isError() || row.isClaircoreWrong()) {
      assertThrows(IllegalArgumentException.class, () -> NormalizedVersion.parse(row.text()));
      return row.isError() ? Verdict.AGREES : Verdict.DIFFERS_ON_PURPOSE;
    }
    Optional<NormalizedVersion> version = NormalizedVersion.parse(row.text());
    JsonNode out = row.out();
    assertEquals(out.get("kind").textValue(), version.map(NormalizedVersion::kind).orElse(""));
    assertEquals(out.get("text").textValue(), version.map(NormalizedVersion::toString).orElse(""));
    if (version.isPresent()) {
      assertEquals(
          StreamSupport.stream(out.get("v").spliterator(), false).map(JsonNode::intValue).toList(),
          version.get().components());
      assertEquals(version, NormalizedVersion.parse(version.get().toString()));
    }
    return Verdict.AGREES;
  }

  private static Verdict checkOrder(VectorRow row) {
    Optional<NormalizedVersion> a = NormalizedVersion.parse(row.in().get("a").textValue());
    Optional<NormalizedVersion> b = NormalizedVersion.parse(row.in().get("b").textValue());
    assertEquals(row.out().intValue(), Integer.signum(ORDER.compare(a, b)));
    return Verdict.AGREES;
  }

  private static Verdict checkRange(VectorRow row) {
    Optional<VersionRange> range = range(row.in().get("range"));
    Optional<NormalizedVersion> version = NormalizedVersion.parse(row.in().get("v").textValue());
    assertEquals(
        row.out().booleanValue(),
        range.isPresent() && version.isPresent() && range.get().contains(version.get()));
    return Verdict.AGREES;
  }

  /**
   * Returns the range; empty if a bound is missing or is claircore's zero version, because here a
   * range has two bounds.
   */
  private static Optional<VersionRange> range(JsonNode bounds) {
    Optional<NormalizedVersion> lower = NormalizedVersion.parse(bounds.path("[").asText());
    Optional<NormalizedVersion> upper = NormalizedVersion.parse(bounds.path(")").asText());
    return lower.flatMap(from -> upper.map(to -> new VersionRange(from, to)));
  }
}
