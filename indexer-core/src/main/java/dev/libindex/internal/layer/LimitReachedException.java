package dev.libindex.internal.layer;

import dev.libindex.model.LimitHit;
import java.io.IOException;

/** A limit for the whole layer is reached while it is read. */
final class LimitReachedException extends IOException {
  private static final long serialVersionUID = 1L;

  LimitReachedException(LimitHit limit) {
    super("limit " + limit.name() + " of " + limit.value() + " is exceeded");
  }
}
