package dev.libindex.internal.tar;

import java.io.IOException;

/** The bytes are not a tar, or one that was cut or damaged. Reading it again changes nothing. */
public final class TarFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /** For the entry whose header begins at this byte of the uncompressed tar. */
  TarFormatException(long offset, MalformedTarException cause) {
    super("tar entry at byte " + offset + ": " + cause.getMessage(), cause);
  }
}
