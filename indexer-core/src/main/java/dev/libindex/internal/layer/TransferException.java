package dev.libindex.internal.layer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The bytes of a blob stopped coming: the fault is not in them. */
final class TransferException extends IOException {
  private static final long serialVersionUID = 1L;

  TransferException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
