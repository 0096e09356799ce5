package dev.libindex.layer;

import dev.libindex.model.LimitHit;
import java.io.IOException;

/** A per-layer limit keeps a file from being read. */
public final class LayerLimitException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient LimitHit limit;

  /** For this path and limit. */
  public LayerLimitException(String path, LimitHit limit) {
    super("limit " + limit.name() + " of " + limit.value() + " is exceeded: " + path);
    this.limit = limit;
  }

  /** The limit. */
  public LimitHit limit() {
    return limit;
  }
}
