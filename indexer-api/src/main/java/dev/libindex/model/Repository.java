package dev.libindex.model;

import dev.libindex.cpe.Cpe;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where packages come from.
 *
 * @param id names the entry in a report; of our own it follows from the other fields
 * @param name for Red Hat's repositories the bound CPE
 * @param key which scheme of repositories it belongs to
 * @param uri may be empty
 * @param cpe if the repository stands for a product
 */
public record Repository(String id, String name, String key, String uri, @Nullable Cpe cpe) {

  /** Refuses null. */
  public Repository {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(uri, "uri");
  }

  /** A repository whose id follows from its content. */
  public static Repository of(String name, String key, String uri, @Nullable Cpe cpe) {
    String id =
        new ContentId("repository")
            .add(name)
            .add(key)
            .add(uri)
            .add(cpe == null ? "" : cpe.toString())
            .hex();
    return new Repository(id, name, key, uri, cpe);
  }
}
