package dev.libindex.internal.layer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reports that the transfer of a blob ended early, which says nothing about its bytes. */
final class TransferException extends IOException {
  private static final long serialVersionUID = 1L;

  TransferException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
