package dev.libindex.mapping;

import java.util.Objects;

/**
 * A mapping that an ecosystem needs.
 *
 * @param name the name, unique among mappings; for Red Hat's files, the file name without its
 *     extension
 * @param source where the mapping comes from
 * @param format how the file is read
 */
public record MappingDeclaration(String name, MappingSource source, MappingFormat format) {

  public MappingDeclaration {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(format, "format");
  }
}
