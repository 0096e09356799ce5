package dev.libindex.internal.decompress;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A compressed stream that is damaged, cut off, followed by garbage, or of an unsupported kind. */
public final class EncodingException extends IOException {
  private static final long serialVersionUID = 1L;

  EncodingException(String message) {
    super(message);
  }

  EncodingException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
