package dev.libindex.healing.laws;

import dev.libindex.mapping.MappingSource;
import dev.libindex.rhel.RhelConfig;
import java.util.List;

/** The seed files that a node starts with, at most one of each mapping. */
record Seeds(List<Table> tables) {
  static final Seeds NONE = new Seeds(List.of());

  /** Copies the list. */
  Seeds {
    tables = List.copyOf(tables);
  }

  RhelConfig config(TableFiles files) {
    RhelConfig config = RhelConfig.offline();
    for (Table table : tables) {
      MappingSource source = MappingSource.file(files.of(table));
      config =
          table.mapping().equals(RhelConfig.REPOSITORY_TO_CPE)
              ? config.withRepositoryToCpe(source)
              : config.withContainerNameRepositories(source);
    }
    return config;
  }

  @Override
  public String toString() {
    return tables.toString();
  }
}
