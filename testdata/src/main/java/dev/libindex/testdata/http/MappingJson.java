package dev.libindex.testdata.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a mapping in the format of Red Hat's files, with sorted keys. */
public final class MappingJson {
  private MappingJson() {}

  /**
   * Returns the bytes of a mapping file.
   *
   * @param entries the CPEs of each repository id, or the repositories of each container name
   */
  public static byte[] write(MappingFile file, Map<String, List<String>> entries) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode data = root.putObject("data");
    new TreeMap<>(entries).forEach((key, values) -> values.forEach(arrayFor(file, data, key)::add));
    return root.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ArrayNode arrayFor(MappingFile file, ObjectNode data, String key) {
    return switch (file) {
      case REPOSITORY_TO_CPE -> data.putObject(key).putArray("cpes");
      case CONTAINER_NAME_REPOS -> data.putArray(key);
    };
  }
}
