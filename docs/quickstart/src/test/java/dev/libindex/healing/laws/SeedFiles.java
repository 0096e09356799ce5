package dev.libindex.healing.laws;

import dev.libindex.mapping.MappingSource;
import dev.libindex.rhel.RhelConfig;
import java.util.List;

/** The seed files of a node, at most one for each mapping. */
record SeedFiles(List<MappingTable> tables) {
  static final SeedFiles NONE = new SeedFiles(List.of());

  /** Copies the list. */
  SeedFiles {
    tables = List.copyOf(tables);
  }

  RhelConfig config(MappingFiles files) {
    RhelConfig config = RhelConfig.offline();
    for (MappingTable table : tables) {
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
