package dev.libindex.rhel.internal.buildinfo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RhcTagVectorTest {

  @TestFactory
  Stream<DynamicTest> tags() {
    return VectorTable.named("rhctag.jsonl").tests(RhcTagVectorTest::check);
  }

  private static Verdict check(VectorRow row) {
    Optional<RhcTag> tag = RhcTag.parse(row.text());
    if (row.isError()) {
      assertEquals(Optional.empty(), tag);
      return Verdict.AGREES;
    }
    JsonNode out = row.out();
    RhcTag read = tag.orElseThrow();
    assertEquals(out.get("major").longValue(), read.major());
    assertEquals(out.get("minor").longValue(), read.minor());
    assertEquals(out.get("minor_start").textValue(), read.toString());
    assertEquals(Optional.of(read), RhcTag.parse(read.toString()));
    assertEquals(out.get("normalized_min").textValue(), read.minimum().toString());
    assertEquals(out.get("normalized_max").textValue(), read.maximum().toString());
    return Verdict.AGREES;
  }
}
