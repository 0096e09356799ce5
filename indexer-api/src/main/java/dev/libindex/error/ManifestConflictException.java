package dev.libindex.error;

import dev.libindex.model.Digest;

/** A manifest hash that is known with another list of layers. Nothing was written. */
public final class ManifestConflictException extends LibindexException {
  private static final long serialVersionUID = 1L;

  private final transient Digest manifest;

  /** For this manifest. */
  public ManifestConflictException(Digest manifest) {
    super("manifest " + manifest + " is known with other layers", null);
    this.manifest = manifest;
  }

  /** The manifest. */
  public Digest manifest() {
    return manifest;
  }
}
