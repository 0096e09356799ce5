package dev.libindex.image;

import dev.libindex.error.LibindexException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if there is no image to index: for instance because there are only artifacts, no image is
 * complete or for the wanted platform, a layer is encrypted, or a document is malformed. The
 * message says which, and names media types and digests.
 */
public final class ImageException extends LibindexException {
  private static final long serialVersionUID = 1L;

  ImageException(String message) {
    this(message, null);
  }

  ImageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
