package dev.libindex.testdata.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Compares index reports modulo ids and order. Immutable. */
public final class ReportComparer {
  private final boolean errorTextMatters;

  private ReportComparer(boolean errorTextMatters) {
    this.errorTextMatters = errorTextMatters;
  }

  /** Compares everything. */
  public static ReportComparer strict() {
    return new ReportComparer(true);
  }

  /**
   * Compares {@code err} only for being empty or not: claircore's texts come from Go's libraries.
   */
  public static ReportComparer ignoringErrorText() {
    return new ReportComparer(false);
  }

  /** Compares two reports of the same image, in Clair's JSON. */
  public ReportDifference compare(JsonNode expected, JsonNode found, List<String> layerDigests) {
    return compareNormal(NormalForm.of(expected, layerDigests), NormalForm.of(found, layerDigests));
  }

  /** Compares two reports that are in normal form already. */
  public ReportDifference compareNormal(JsonNode expected, JsonNode found) {
    return new ReportDifference(TreeDifference.fields(comparable(expected), comparable(found)));
  }

  /**
   * Asserts that two normal forms agree.
   *
   * @throws AssertionError with the difference in words
   */
  public void assertSameNormal(JsonNode expected, JsonNode found) {
    ReportDifference difference = compareNormal(expected, found);
    if (!difference.isEmpty()) {
      throw new AssertionError(difference.toString());
    }
  }

  private ObjectNode comparable(JsonNode normal) {
    ObjectNode copy = normal.deepCopy();
    if (!errorTextMatters) {
      copy.remove("err");
      copy.set("has error text", BooleanNode.valueOf(!normal.path("err").asText().isEmpty()));
    }
    return copy;
  }
}
