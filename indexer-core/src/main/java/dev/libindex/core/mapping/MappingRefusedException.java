package dev.libindex.core.mapping;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A mapping file that was had but is not taken; the message names the mapping and says why. */
public final class MappingRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  MappingRefusedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
