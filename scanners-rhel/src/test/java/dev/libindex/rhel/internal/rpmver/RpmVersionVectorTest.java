package dev.libindex.rhel.internal.rpmver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RpmVersionVectorTest {

  @TestFactory
  Stream<DynamicTest> parsing() {
    return VectorTable.named("rpm-version.jsonl").tests(RpmVersionVectorTest::checkParsing);
  }

  @TestFactory
  Stream<DynamicTest> order() {
    return VectorTable.named("rpm-compare.jsonl").tests(RpmVersionVectorTest::checkOrder);
  }

  @TestFactory
  Stream<DynamicTest> orderOfNevras() {
    return VectorTable.named("rpm-compare-nevra.jsonl")
        .tests(
            row -> {
              RpmVersion a = RpmVersion.parse(row.in().get("a").textValue());
              RpmVersion b = RpmVersion.parse(row.in().get("b").textValue());
              assertOrder(row.out().intValue(), a, b);
              return Verdict.AGREES;
            });
  }

  /**
   * Checks how a version is parsed. Without a hyphen, parsing fails as in claircore, although rpm
   * reads versions without a release: no package has one, and a vulnerability that names one is
   * reported as bad.
   */
  private static Verdict checkParsing(VectorRow row) {
    if (row.isError()) {
      RpmVersionSyntaxException e =
          assertThrows(RpmVersionSyntaxException.class, () -> RpmVersion.parse(row.text()));
      assertEquals(row.json().get("error").textValue(), e.getMessage());
      return Verdict.AGREES;
    }
    JsonNode out = row.out();
    RpmVersion version = RpmVersion.parse(row.text());
    if (row.json().path("differ").booleanValue()) {
      // For rpm an epoch is a number; any other text before a colon is part of the version.
      assertEquals(row.json().get("rpm").get("v").textValue(), version.version());
      assertEquals(row.json().get("rpm").get("r").textValue(), version.release());
      assertEquals("0", version.epoch());
      return Verdict.DIFFERS_ON_PURPOSE;
    }
    assertEquals(
        new RpmVersion(
            Optional.ofNullable(out.get("name").textValue()),
            out.get("epoch").textValue(),
            out.get("version").textValue(),
            out.get("release").textValue(),
            Optional.ofNullable(out.get("arch").textValue())),
        version);
    assertEquals(out.get("string").textValue(), version.toString());
    assertEquals(out.get("evr").textValue(), version.evr());
    return Verdict.AGREES;
  }

  private static Verdict checkOrder(VectorRow row) {
    RpmVersion a = version(row.in().get("a"));
    RpmVersion b = version(row.in().get("b"));
    JsonNode rpm = row.json().get("rpm");
    boolean rpmAnswers = rpm.isInt();
    assertOrder(rpmAnswers ? rpm.intValue() : row.out().intValue(), a, b);
    boolean differs = rpmAnswers && rpm.intValue() != row.out().intValue();
    assertEquals(row.isClaircoreWrong(), differs);
    return differs ? Verdict.DIFFERS_ON_PURPOSE : Verdict.AGREES;
  }

  private static RpmVersion version(JsonNode evr) {
    return new RpmVersion(
        Optional.empty(),
        evr.get("e").isNull() ? "0" : evr.get("e").textValue(),
        evr.get("v").textValue(),
        evr.get("r").textValue(),
        Optional.empty());
  }

  private static void assertOrder(int expected, RpmVersion a, RpmVersion b) {
    assertEquals(expected, Integer.signum(a.compareTo(b)));
    assertEquals(-expected, Integer.signum(b.compareTo(a)), "the other way round");
  }
}
