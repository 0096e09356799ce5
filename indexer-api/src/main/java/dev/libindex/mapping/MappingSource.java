package dev.libindex.mapping;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a mapping comes from: a file that is read once at the start, a URI that is fetched off the
 * scan path, or both (the file seeds, the URI updates), or neither (imports only).
 *
 * @param file read if its content was never seen by the store; plain, gzip, zstd or bzip2
 * @param uri asked conditionally, with back-off; never while offline
 */
public record MappingSource(@Nullable Path file, @Nullable URI uri) {

  /** A file only: nothing is ever fetched. */
  public static MappingSource file(Path file) {
    return new MappingSource(file, null);
  }

  /** A URI only. */
  public static MappingSource uri(URI uri) {
    return new MappingSource(null, uri);
  }

  /** Neither: the mapping is what the store has or is given. */
  public static MappingSource none() {
    return new MappingSource(null, null);
  }
}
