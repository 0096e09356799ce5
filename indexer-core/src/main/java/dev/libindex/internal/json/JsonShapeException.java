package dev.libindex.internal.json;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A document that is not what it should be; the message says where and why. */
public final class JsonShapeException extends IOException {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 1_000;

  /** Cuts a long message: it may quote the document. */
  JsonShapeException(String message, @Nullable Throwable cause) {
    super(message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message, cause);
  }

  /** Without a cause. */
  public static JsonShapeException of(String message) {
    return new JsonShapeException(message, null);
  }
}
