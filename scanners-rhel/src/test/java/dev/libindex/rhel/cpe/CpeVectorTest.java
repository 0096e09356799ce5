package dev.libindex.rhel.cpe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.libindex.cpe.Cpe;
import dev.libindex.cpe.CpeAttribute;
import dev.libindex.cpe.CpeSyntaxException;
import dev.libindex.cpe.CpeValue;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CpeVectorTest {

  private static final Map<String, String> DEVIATIONS =
      Map.of(
          "cpe:2.3:a:v:\\\\:*:*:*:*:*:*:*:*",
          "claircore takes the colon after a quoted backslash for a quoted colon",
          "cpe:2.3:a:v:\\\\\\\\:*:*:*:*:*:*:*:*",
          "claircore takes the colon after two quoted backslashes for a quoted colon");

  @TestFactory
  Stream<DynamicTest> names() {
    return VectorTable.named("cpe.jsonl").deviating(DEVIATIONS).tests(CpeVectorTest::check);
  }

  private static Verdict check(VectorRow row) {
    if (row.isError()) {
      CpeSyntaxException e = assertThrows(CpeSyntaxException.class, () -> Cpe.parse(row.text()));
      assertEquals(row.json().get("error").textValue(), e.getMessage());
      return Verdict.AGREES;
    }
    if (row.isClaircoreWrong()) {
      assertThrows(CpeSyntaxException.class, () -> Cpe.parse(row.text()));
      return Verdict.DIFFERS_ON_PURPOSE;
    }
    Cpe cpe = Cpe.parse(row.text());
    String formatted = row.out().get("fs").textValue();
    assertEquals(formatted, cpe.toString());
    assertEquals(
        StreamSupport.stream(row.out().get("attrs").spliterator(), false)
            .map(attribute -> attribute.textValue())
            .toList(),
        values(cpe));
    assertEquals(cpe, Cpe.parse(formatted));
    return Verdict.AGREES;
  }

  private static List<String> values(Cpe cpe) {
    return Arrays.stream(CpeAttribute.values())
        .map(cpe::value)
        .map(value -> value.kind() == CpeValue.Kind.NOT_APPLICABLE ? "NA" : value.toString())
        .toList();
  }
}
