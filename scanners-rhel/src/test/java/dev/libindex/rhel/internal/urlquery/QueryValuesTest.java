package dev.libindex.rhel.internal.urlquery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryValuesTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          repoid=a                  | repoid=a
          rhcc                      | rhcc=
          b=2&a=1&b=1               | a=1&b=2&b=1
          a==                       | a=%3D
          =x                        | =x
          &&a=1&                    | a=1
          a+b=c%20d%2B              | a+b=c+d%2B
          é=%c3%A9                  | %C3%A9=%C3%A9
          a=%ff                     | a=%EF%BF%BD
          a=*~_-.                   | a=%2A~_-.
          """,
      delimiter = '|')
  void isEncodedSortedAndEscaped(String query, String encoded) {
    ParsedQuery parsed = QueryValues.parse(query);

    assertEquals(encoded, parsed.values().encode());
    assertEquals(Optional.empty(), parsed.error());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          a=1&b=%&c=3     , a=1&c=3 , invalid URL escape "%"
          a=%4            , ''      , invalid URL escape "%4"
          %zz=1&b=2       , b=2     , invalid URL escape "%zz"
          a=1;b=2&c=3     , c=3     , invalid semicolon separator in query
          a=%zz&b=%yy&c=1 , c=1     , invalid URL escape "%zz"
          """)
  void malformedPairIsLeftOutAndReported(String query, String encoded, String error) {
    ParsedQuery parsed = QueryValues.parse(query);

    assertEquals(encoded, parsed.values().encode());
    assertEquals(Optional.of(error), parsed.error());
  }

  @Test
  void valuesAreReplaced() {
    QueryValues hint = QueryValues.parse("key=0011&repoid=b").values();

    QueryValues changed = hint.with("repoid", List.of("a b*~/", "c")).with("hash", "sha256:ab");

    assertEquals("hash=sha256%3Aab&key=0011&repoid=a+b%2A~%2F&repoid=c", changed.encode());
    assertEquals("key=0011&repoid=b", hint.encode());
  }

  @Test
  void firstOfSeveralIsFound() {
    QueryValues values = QueryValues.parse("repoid=b&repoid=a&empty").values();

    assertEquals(Optional.of("b"), values.first("repoid"));
    assertEquals(List.of("b", "a"), values.all("repoid"));
    assertEquals(Optional.of(""), values.first("empty"));
    assertEquals(Optional.empty(), values.first("none"));
  }

  /** Hints before and after claircore added the repositories of the dnf history. */
  @TestFactory
  Stream<DynamicTest> hintsOfPackages() {
    return VectorTable.named("repository-hint.jsonl")
        .about("encoding of hints", row -> row.out().has("hint"))
        .tests(QueryValuesTest::check);
  }

  private static Verdict check(VectorRow row) {
    String hint = row.in().path("hint").textValue();
    String annotated = row.out().get("hint").textValue();
    ParsedQuery before = QueryValues.parse(hint);
    before
        .error()
        .ifPresent(error -> assertTrue(row.json().get("error").textValue().endsWith(error), error));
    if (!annotated.equals(hint)) {
      List<String> repoids = QueryValues.parse(annotated).values().all("repoid");
      assertEquals(annotated, before.values().with("repoid", repoids).encode());
    }
    return Verdict.AGREES;
  }
}
