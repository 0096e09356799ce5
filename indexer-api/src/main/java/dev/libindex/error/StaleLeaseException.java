package dev.libindex.error;

import dev.libindex.model.Digest;

/** A write came from a lease that a newer one has replaced. Nothing was written. */
public final class StaleLeaseException extends LibindexException {
  private static final long serialVersionUID = 1L;

  /** For a write to this layer. */
  public StaleLeaseException(Digest layer) {
    super("layer " + layer + ": the lease was lost to another node", null);
  }
}
