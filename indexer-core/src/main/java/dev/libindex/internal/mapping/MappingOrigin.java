package dev.libindex.internal.mapping;

import dev.libindex.internal.log.RedactedUri;
import dev.libindex.mapping.MappingProvenance;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.store.RefusedMapping;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Where bytes came from, and what the server said of them.
 *
 * @param text as the store keeps it, without credentials
 * @param entityTag the server's, or empty
 * @param lastModified the server's header verbatim, or empty
 */
record MappingOrigin(String text, String entityTag, String lastModified) {

  static MappingOrigin of(Path file) {
    return new MappingOrigin(String.valueOf(file.getFileName()), "", "");
  }

  /** A URI that has not said anything yet. What one query was answered says nothing of another. */
  static MappingOrigin of(URI uri) {
    return new MappingOrigin(RedactedUri.withQueryHash(uri), "", "");
  }

  MappingOrigin saying(String newEntityTag, String newLastModified) {
    return new MappingOrigin(text, newEntityTag, newLastModified);
  }

  static MappingOrigin of(MappingVersion version) {
    return of(version.provenance());
  }

  static MappingOrigin of(RefusedMapping version) {
    return of(version.provenance());
  }

  private static MappingOrigin of(MappingProvenance provenance) {
    return new MappingOrigin(
        provenance.origin(), provenance.entityTag(), provenance.lastModified());
  }

  MappingProvenance fetchedAt(Instant time) {
    return new MappingProvenance(text, entityTag, lastModified, time);
  }

  /** Whether a version's bytes came from here. */
  boolean isOriginOf(MappingVersion version) {
    return version.provenance().origin().equals(text);
  }
}
