package dev.libindex.core.json;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A document that is not what it should be; the message says where and why. */
public final class JsonShapeException extends IOException {
  private static final long serialVersionUID = 1L;

  JsonShapeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Without a cause. */
  public static JsonShapeException of(String message) {
    return new JsonShapeException(message, null);
  }
}
