package dev.libindex.healing.laws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** All versions of the mappings as files in a folder. */
final class MappingFiles {
  private final Path folder;

  MappingFiles(Path folder) {
    this.folder = folder;
    try {
      for (MappingTable table : MappingTable.values()) {
        Files.write(of(table), table.bytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the mappings to " + folder, e);
    }
  }

  Path of(MappingTable table) {
    return folder.resolve(table.name());
  }
}
