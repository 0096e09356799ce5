package dev.libindex.mapping;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The format of a mapping file, which turns its bytes into a table. Must be pure and thread-safe.
 */
@FunctionalInterface
public interface MappingFormat {

  /**
   * Reads a whole file, already decompressed.
   *
   * @return every key with its values, in the order of the file
   * @throws IOException if the file is not in this format
   */
  Map<String, List<String>> parse(byte[] bytes) throws IOException;
}
