package dev.libindex.error;

import dev.libindex.model.Digest;
import org.jspecify.annotations.Nullable;

/**
 * A layer cannot be had or cannot be trusted. The message names the layer and the cause, never
 * credentials.
 */
public final class LayerException extends LibindexException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the layer. */
  public enum Problem {
    /** The URI is empty, relative, or of a scheme that is not enabled. */
    BAD_URI,
    /** The server cannot be reached, or the transfer broke off. */
    UNREACHABLE,
    /** The server answered with another status than 200. */
    STATUS,
    /** The content type is unknown, or is not what the bytes are. */
    CONTENT_TYPE,
    /** The bytes are not those that the digest names. */
    DIGEST_MISMATCH,
    /** The compressed stream is damaged, cut off, or of an unsupported kind. */
    ENCODING,
    /** The tar is damaged or cut off. */
    TAR,
    /** A per-layer limit is exceeded. */
    LIMIT
  }

  private final transient Digest layer;
  private final Problem problem;

  /** For this layer; {@code detail} completes the sentence "layer … : ". */
  public LayerException(Digest layer, Problem problem, String detail, @Nullable Throwable cause) {
    super("layer " + layer + ": " + detail, cause);
    this.layer = layer;
    this.problem = problem;
  }

  /** The layer. */
  public Digest layer() {
    return layer;
  }

  /** What is wrong with it. */
  public Problem problem() {
    return problem;
  }
}
