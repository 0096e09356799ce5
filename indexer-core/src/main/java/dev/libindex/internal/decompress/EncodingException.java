package dev.libindex.internal.decompress;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reports a compressed stream that is damaged, truncated, followed by garbage, or not supported.
 */
public final class EncodingException extends IOException {
  private static final long serialVersionUID = 1L;

  EncodingException(String message) {
    super(message);
  }

  EncodingException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
