package dev.libindex.rhel.cpe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.cpe.Cpe;
import dev.libindex.cpe.CpeComparison;
import dev.libindex.cpe.CpeSyntaxException;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CpeMatchVectorTest {

  @TestFactory
  Stream<DynamicTest> relations() {
    return VectorTable.named("cpe-match.jsonl").tests(CpeMatchVectorTest::check);
  }

  private static Verdict check(VectorRow row) {
    if (row.isError()) {
      CpeSyntaxException e = assertThrows(CpeSyntaxException.class, () -> compare(row));
      assertEquals(row.json().get("error").textValue(), e.getMessage());
      return Verdict.AGREES;
    }
    CpeComparison comparison = compare(row);
    List<String> relations =
        comparison.relations().values().stream()
            .map(relation -> relation.name().toLowerCase(Locale.ROOT))
            .toList();
    if (row.isClaircoreWrong()) {
      assertEquals(relations(row.json().get("right")), relations);
      return Verdict.DIFFERS_ON_PURPOSE;
    }
    assertEquals(relations(row.out()), relations);
    assertEquals(row.out().get("superset").booleanValue(), comparison.isSuperset(), "superset");
    assertEquals(row.out().get("subset").booleanValue(), comparison.isSubset(), "subset");
    assertEquals(row.out().get("equal").booleanValue(), comparison.isEqual(), "equal");
    assertEquals(row.out().get("disjoint").booleanValue(), comparison.isDisjoint(), "disjoint");
    return Verdict.AGREES;
  }

  private static CpeComparison compare(VectorRow row) {
    Cpe source = Cpe.parse(row.in().get("source").textValue());
    return source.compareWith(Cpe.parse(row.in().get("target").textValue()));
  }

  private static List<String> relations(JsonNode answer) {
    return StreamSupport.stream(answer.get("relations").spliterator(), false)
        .map(JsonNode::textValue)
        .toList();
  }
}
