package dev.libindex.mapping;

import dev.libindex.error.LibindexException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown for a mapping file that was read but not installed: it does not have the mapping's format,
 * or it loses so many keys that it may have been cut off. The message names the mapping and the
 * reason.
 */
public final class MappingRefusedException extends LibindexException {
  private static final long serialVersionUID = 1L;

  private final String mapping;

  /** Creates an exception for a file of this mapping. */
  public MappingRefusedException(String mapping, String reason, @Nullable Throwable cause) {
    super("mapping " + mapping + " refused: " + reason, cause);
    this.mapping = mapping;
  }

  /** Returns the name of the mapping. */
  public String mapping() {
    return mapping;
  }
}
