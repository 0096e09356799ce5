package dev.libindex.layer;

import dev.libindex.model.LimitHit;
import java.io.IOException;

/** Thrown for a file of a layer that was not captured because of a per-layer limit. */
public final class LayerLimitException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient LimitHit limit;

  /** Creates an exception for this path and limit. */
  public LayerLimitException(String path, LimitHit limit) {
    super("limit " + limit.name() + " of " + limit.value() + " is exceeded: " + path);
    this.limit = limit;
  }

  /** Returns the limit that was hit. */
  public LimitHit limit() {
    return limit;
  }
}
