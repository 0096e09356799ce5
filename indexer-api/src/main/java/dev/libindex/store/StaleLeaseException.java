package dev.libindex.store;

import dev.libindex.error.LibindexException;
import dev.libindex.model.Digest;

/** Thrown for a write under a lease that a newer one has replaced. Nothing was written. */
public final class StaleLeaseException extends LibindexException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception for a write to this layer. */
  public StaleLeaseException(Digest layer) {
    super("layer " + layer + ": the lease was lost to another node", null);
  }
}
