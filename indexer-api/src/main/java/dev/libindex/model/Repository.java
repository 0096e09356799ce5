package dev.libindex.model;

import dev.libindex.cpe.Cpe;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where packages come from.
 *
 * @param id identifies the entry within a report; by default derived from the other fields
 * @param name the name; for Red Hat's repositories, the CPE that they are bound to
 * @param key the type of repository, such as {@code rhel-cpe-repository}
 * @param uri the URI, or empty
 * @param cpe the CPE name of the product that the repository stands for, or null
 */
public record Repository(String id, String name, String key, String uri, @Nullable Cpe cpe) {

  public Repository {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(uri, "uri");
  }

  /** Creates a repository whose id is derived from the other fields. */
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
