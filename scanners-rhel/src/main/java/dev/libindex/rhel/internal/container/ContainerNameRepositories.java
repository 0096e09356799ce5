package dev.libindex.rhel.internal.container;

import dev.libindex.rhel.internal.input.MappingTable;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The mapping from container names to the repositories in which a container is published. */
public final class ContainerNameRepositories {
  /** The mapping's name. */
  public static final String NAME = "container-name-repos-map";

  private ContainerNameRepositories() {}

  /**
   * Parses Red Hat's file, {@code {"data":{"<name>":["<repository>"]}}}.
   *
   * @throws IOException if the file is not JSON of this form
   */
  public static Map<String, List<String>> parse(byte[] bytes) throws IOException {
    return MappingTable.parse(NAME, bytes, MappingTable::texts);
  }
}
