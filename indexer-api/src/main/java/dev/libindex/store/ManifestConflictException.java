package dev.libindex.store;

import dev.libindex.error.LibindexException;
import dev.libindex.model.Digest;

/**
 * Thrown when a manifest's hash is already known with a different list of layers. Nothing was
 * written.
 */
public final class ManifestConflictException extends LibindexException {
  private static final long serialVersionUID = 1L;

  private final transient Digest manifest;

  /** Creates an exception for this manifest. */
  public ManifestConflictException(Digest manifest) {
    super("manifest " + manifest + " is already known with other layers", null);
    this.manifest = manifest;
  }

  /** Returns the hash of the manifest. */
  public Digest manifest() {
    return manifest;
  }
}
