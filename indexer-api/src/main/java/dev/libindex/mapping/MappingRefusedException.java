package dev.libindex.mapping;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A mapping file that was had but is not taken: it has another shape, or loses so many keys that it
 * may have been cut. The message names the mapping and says why.
 */
public final class MappingRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String mapping;

  /** For this mapping. */
  public MappingRefusedException(String mapping, String reason, @Nullable Throwable cause) {
    super("mapping " + mapping + " refused: " + reason, cause);
    this.mapping = mapping;
  }

  /** The mapping. */
  public String mapping() {
    return mapping;
  }
}
