package dev.libindex.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.model.PackageKind;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PackageKindVectorTest {

  @TestFactory
  Stream<DynamicTest> kinds() {
    return VectorTable.named("package-kind.jsonl").tests(PackageKindVectorTest::check);
  }

  /** Checks a kind. Claircore accepts prefixes, and panics on other parts of the names (D21). */
  private static Verdict check(VectorRow row) {
    String kind = PackageKind.parse(row.text()).text();
    if (row.isClaircoreWrong()) {
      assertEquals(row.json().path("right").asText("unknown"), kind);
      return Verdict.DIFFERS_ON_PURPOSE;
    }
    assertEquals(row.out().textValue(), kind);
    return Verdict.AGREES;
  }
}
