package dev.libindex.mapping;

import java.util.Objects;

/**
 * A mapping that an ecosystem needs.
 *
 * @param name unique, as Red Hat names the file without its ending
 * @param source where it comes from
 * @param format how it is read
 */
public record MappingDeclaration(String name, MappingSource source, MappingFormat format) {

  /** Refuses null. */
  public MappingDeclaration {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(format, "format");
  }
}
