package dev.libindex.testdata.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Compares index reports, ignoring ids and order. Immutable. */
public final class ReportComparer {
  private final boolean errorTextMatters;

  private ReportComparer(boolean errorTextMatters) {
    this.errorTextMatters = errorTextMatters;
  }

  /** Returns a comparer that compares everything. */
  public static ReportComparer strict() {
    return new ReportComparer(true);
  }

  /**
   * Returns a comparer that distinguishes only empty and non-empty {@code err}, since claircore's
   * texts come from Go's libraries.
   */
  public static ReportComparer ignoringErrorText() {
    return new ReportComparer(false);
  }

  /** Compares two reports of the same image, in Clair's JSON. */
  public ReportDifference compare(JsonNode expected, JsonNode found, List<String> layerDigests) {
    return compareNormal(NormalForm.of(expected, layerDigests), NormalForm.of(found, layerDigests));
  }

  /** Compares two reports in normal form. */
  public ReportDifference compareNormal(JsonNode expected, JsonNode found) {
    return new ReportDifference(TreeDifference.fields(comparable(expected), comparable(found)));
  }

  /**
   * Asserts that two normal forms agree.
   *
   * @throws AssertionError with a description of the differences
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
