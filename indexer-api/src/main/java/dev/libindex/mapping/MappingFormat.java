package dev.libindex.mapping;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** How the bytes of a mapping file become a table. Must be pure and thread-safe. */
@FunctionalInterface
public interface MappingFormat {

  /**
   * Reads a whole file, already decompressed.
   *
   * @return every key with its values in the file's order
   * @throws IOException if the file does not have the shape of this mapping
   */
  Map<String, List<String>> parse(byte[] bytes) throws IOException;
}
