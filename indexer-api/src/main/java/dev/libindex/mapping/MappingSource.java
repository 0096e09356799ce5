package dev.libindex.mapping;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a mapping comes from: a file that is read once at startup, a URI that is fetched in the
 * background, both (the file is the seed, the URI provides updates), or neither (imports only).
 *
 * @param file the seed file, or null; installed if the store has never had its content.
 *     Uncompressed, or compressed with gzip, zstd or bzip2
 * @param uri the URI, or null; requested conditionally and with back-off, never while offline
 */
public record MappingSource(@Nullable Path file, @Nullable URI uri) {

  /** Creates a source with a file only; nothing is ever fetched. */
  public static MappingSource file(Path file) {
    return new MappingSource(file, null);
  }

  /** Creates a source with a URI only. */
  public static MappingSource uri(URI uri) {
    return new MappingSource(null, uri);
  }

  /** Creates a source with neither: the mapping is what the store has, or what is imported. */
  public static MappingSource none() {
    return new MappingSource(null, null);
  }
}
