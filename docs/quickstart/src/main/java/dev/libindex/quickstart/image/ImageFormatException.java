package dev.libindex.quickstart.image;

import java.io.IOException;

/** Thrown for a path without an image that the quickstart can read. */
public final class ImageFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  ImageFormatException(String message) {
    super(message);
  }

  ImageFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
