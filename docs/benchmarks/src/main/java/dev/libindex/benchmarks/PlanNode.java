package dev.libindex.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A node of an executed query plan.
 *
 * @param text the description of what it does
 * @param milliseconds the time spent in the node itself, excluding the nodes below it
 * @param rows the number of rows it returned, in all its loops
 */
record PlanNode(String text, double milliseconds, long rows) {

  /** Returns all nodes of the result of {@code EXPLAIN (ANALYZE, FORMAT JSON)}. */
  static List<PlanNode> parse(String json) throws IOException {
    JsonNode root = new ObjectMapper().readTree(json).path(0).path("Plan");
    Map<String, Double> tables = new HashMap<>();
    root.findParents("Subplan Name")
        .forEach(plan -> tables.put(plan.path("Subplan Name").asText(), total(plan)));
    List<PlanNode> nodes = new ArrayList<>();
    collect(root, tables, nodes);
    return nodes;
  }

  private static void collect(JsonNode plan, Map<String, Double> tables, List<PlanNode> nodes) {
    String commonTable = plan.path("CTE Name").asText();
    // The time of a common table expression is part of the node that reads it first, not of its
    // parent.
    double own = total(plan) - tables.getOrDefault("CTE " + commonTable, 0.0);
    for (JsonNode below : plan.path("Plans")) {
      collect(below, tables, nodes);
      own -= below.has("Subplan Name") ? 0 : total(below);
    }
    String table = plan.path("Relation Name").asText(commonTable);
    String index = plan.path("Index Name").asText();
    nodes.add(
        new PlanNode(
            String.join(" ", plan.path("Node Type").asText(), table, index).strip(),
            Math.max(0, own),
            plan.path("Actual Rows").asLong() * plan.path("Actual Loops").asLong()));
  }

  private static double total(JsonNode plan) {
    return plan.path("Actual Total Time").asDouble() * plan.path("Actual Loops").asDouble();
  }
}
