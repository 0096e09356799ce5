package dev.libindex.internal.json;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reports a document that is not what it should be; the message says where and why. */
public final class JsonShapeException extends IOException {
  private static final long serialVersionUID = 1L;

  private static final int MAX_LENGTH = 1_000;

  /** Creates an exception whose message is truncated if it is long: it may quote the document. */
  public JsonShapeException(String message, @Nullable Throwable cause) {
    super(message.length() > MAX_LENGTH ? message.substring(0, MAX_LENGTH) + "…" : message, cause);
  }

  /** Returns an exception without a cause. */
  public static JsonShapeException of(String message) {
    return new JsonShapeException(message, null);
  }
}
