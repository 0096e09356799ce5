package dev.libindex.core.mapping;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A mapping file that was had but is not taken; the message says why. */
final class MappingRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  MappingRefusedException(String mapping, String reason, @Nullable Throwable cause) {
    super("mapping " + mapping + " refused: " + reason, cause);
  }
}
