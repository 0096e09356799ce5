package dev.libindex.layer;

import dev.libindex.error.LibindexException;
import dev.libindex.model.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Thrown for a layer that cannot be fetched or verified, so that nothing of it can be used. The
 * message names the layer and the cause, and contains no credentials.
 */
public final class LayerException extends LibindexException {
  private static final long serialVersionUID = 1L;

  /** The kinds of problem that a layer can have. */
  public enum Problem {
    /** The URI is empty, relative, or of a scheme that is not enabled. */
    BAD_URI,
    /** The server cannot be reached, or the transfer broke off. */
    UNREACHABLE,
    /** The server answered with a status other than 200. */
    STATUS,
    /** The content type contradicts the bytes. */
    CONTENT_TYPE,
    /** The bytes do not have the layer's digest. */
    DIGEST_MISMATCH,
    /** The compressed stream is damaged, cut off, or of an unsupported format. */
    ENCODING,
    /** The tar is damaged or cut off. */
    TAR,
    /** A per-layer limit is exceeded. */
    LIMIT
  }

  private final transient Digest layer;
  private final Problem problem;

  /**
   * Creates an exception for this layer.
   *
   * @param detail what is wrong; the message is "layer DIGEST: " and this text
   */
  public LayerException(Digest layer, Problem problem, String detail, @Nullable Throwable cause) {
    super("layer " + layer + ": " + detail, cause);
    this.layer = layer;
    this.problem = problem;
  }

  /** Returns the digest of the layer. */
  public Digest layer() {
    return layer;
  }

  /** Returns the kind of problem. */
  public Problem problem() {
    return problem;
  }
}
