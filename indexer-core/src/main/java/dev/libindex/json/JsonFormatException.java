package dev.libindex.json;

import java.io.IOException;

/** A document that is not what it should be; the message says where and why. */
public final class JsonFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  JsonFormatException(Exception cause) {
    super(cause.getMessage(), cause);
  }
}
