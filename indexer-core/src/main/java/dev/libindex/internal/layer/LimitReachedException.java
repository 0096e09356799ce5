package dev.libindex.internal.layer;

import dev.libindex.model.LimitHit;
import java.io.IOException;

/** Reports that a layer exceeds a limit for the whole layer. */
final class LimitReachedException extends IOException {
  private static final long serialVersionUID = 1L;

  LimitReachedException(LimitHit limit) {
    super("limit " + limit.name() + " of " + limit.value() + " is exceeded");
  }
}
