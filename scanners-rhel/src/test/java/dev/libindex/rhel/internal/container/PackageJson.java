package dev.libindex.rhel.internal.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libindex.model.Package;
import dev.libindex.model.Repository;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes packages and repositories as the vector tables do. */
final class PackageJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PackageJson() {}

  static JsonNode of(@Nullable Package found) {
    if (found == null) {
      return JSON.nullNode();
    }
    ObjectNode json =
        JSON.objectNode()
            .put("arch", found.arch())
            .put("kind", found.kind().text())
            .put("name", found.name())
            .put("normalized_version", Objects.toString(found.normalizedVersion(), ""))
            .put("package_db", found.packageDb())
            .put("repository_hint", found.repositoryHint());
    json.set("source", of(found.source()));
    return json.put("version", found.version());
  }

  static JsonNode of(Repository found) {
    return JSON.objectNode()
        .put("cpe", Objects.toString(found.cpe(), ""))
        .put("key", found.key())
        .put("name", found.name())
        .put("uri", found.uri());
  }
}
