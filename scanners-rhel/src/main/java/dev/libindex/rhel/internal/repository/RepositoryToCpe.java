package dev.libindex.rhel.internal.repository;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.libindex.rhel.internal.input.MappingTable;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The mapping from repository ids to the CPE names of the products that a repository belongs to.
 */
public final class RepositoryToCpe {
  /** The mapping's name. */
  public static final String NAME = "repository-to-cpe";

  private RepositoryToCpe() {}

  /**
   * Parses Red Hat's file, {@code {"data":{"<repository id>":{"cpes":["<CPE name>"]}}}}. CPE names
   * are not parsed; other fields are ignored.
   *
   * @throws IOException if the file is not JSON of this form
   */
  public static Map<String, List<String>> parse(byte[] bytes) throws IOException {
    return MappingTable.parse(NAME, bytes, RepositoryToCpe::names);
  }

  private static List<String> names(JsonParser parser) throws IOException {
    List<String> names = List.of();
    if (!MappingTable.isObject(parser)) {
      return names;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = parser.currentName().equals("cpes");
      parser.nextToken();
      if (wanted) {
        names = MappingTable.texts(parser);
      } else {
        parser.skipChildren();
      }
    }
    return names;
  }
}
