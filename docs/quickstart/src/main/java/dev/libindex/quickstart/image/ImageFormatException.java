package dev.libindex.quickstart.image;

import java.io.IOException;

/** Something that was given as an image is none that the quickstart can read. */
public final class ImageFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  ImageFormatException(String message) {
    super(message);
  }

  ImageFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
