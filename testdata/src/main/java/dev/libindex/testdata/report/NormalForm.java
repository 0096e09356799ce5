package dev.libindex.testdata.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collector;

/**
 * The normal form of an index report: two reports of the same image with the same content have the
 * same normal form, whatever their ids, map order and list order.
 *
 * <p>Environments and source packages are nested in their package, distributions and repositories
 * in their environment; layer digests are replaced by numbers from 0; ids are dropped; lists are
 * sorted. Keys that Clair does not know are dropped. The recorded answers of claircore are kept in
 * this form.
 */
public final class NormalForm {
  private NormalForm() {}

  /**
   * Returns the normal form of a report.
   *
   * @param report a report in Clair's JSON
   * @param layerDigests the digests of the manifest's layers, bottom first
   * @throws IllegalArgumentException if a mandatory key is missing
   */
  public static ObjectNode of(JsonNode report, List<String> layerDigests) {
    ReportIndex index = new ReportIndex(report, layerDigests);
    ObjectNode normal = JsonNodeFactory.instance.objectNode();
    for (String key : List.of("state", "success", "err")) {
      normal.set(key, report.required(key));
    }
    normal.set("distributions", index.distributions().map(NormalForm::withoutId).collect(sorted()));
    normal.set("repositories", index.repositories().map(NormalForm::withoutId).collect(sorted()));
    NormalPackages packages = new NormalPackages(index);
    normal.set("packages", index.packages().flatMap(packages::normalise).collect(sorted()));
    return normal;
  }

  /** Returns the text of a normal form: sorted keys, one value per line. */
  public static String text(JsonNode normal) {
    return CanonicalJson.indented(normal);
  }

  static ObjectNode withoutId(JsonNode node) {
    ObjectNode copy = node.deepCopy();
    copy.remove("id");
    return copy;
  }

  static Collector<JsonNode, ?, ArrayNode> sorted() {
    return Collector.of(
        ArrayList<JsonNode>::new,
        List::add,
        (left, right) -> {
          left.addAll(right);
          return left;
        },
        list -> {
          list.sort(Comparator.comparing(CanonicalJson::compact));
          return JsonNodeFactory.instance.arrayNode().addAll(list);
        });
  }
}
