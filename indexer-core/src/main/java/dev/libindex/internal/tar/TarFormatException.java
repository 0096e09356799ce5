package dev.libindex.internal.tar;

import java.io.IOException;

/** Reports bytes that are not a tar, or a tar that is truncated or damaged. */
public final class TarFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception for the entry whose header begins at this byte of the tar. */
  TarFormatException(long offset, MalformedTarException cause) {
    super("tar entry at byte " + offset + ": " + cause.getMessage(), cause);
  }
}
