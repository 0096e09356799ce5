package dev.libindex.rhel.internal.container;

import dev.libindex.rhel.internal.input.MappingTable;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The mapping from the names of containers to the repositories that they are published in. */
public final class ContainerNameRepositories {
  /** The mapping's name. */
  public static final String NAME = "container-name-repos-map";

  private ContainerNameRepositories() {}

  /**
   * Reads Red Hat's file, {@code {"data":{"<name>":["<repository>"]}}}.
   *
   * @throws IOException if it is not JSON of this shape
   */
  public static Map<String, List<String>> parse(byte[] bytes) throws IOException {
    return MappingTable.parse(NAME, bytes, MappingTable::texts);
  }
}
