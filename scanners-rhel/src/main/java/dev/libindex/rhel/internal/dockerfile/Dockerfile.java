package dev.libindex.rhel.internal.dockerfile;

import java.nio.charset.StandardCharsets;

/** Reads Dockerfiles. */
public final class Dockerfile {

  private Dockerfile() {}

  /**
   * Returns the labels of the image that the last stage builds if no build arguments are given.
   * Labels that it inherits from a base image outside the file are not included.
   *
   * @param content the file in UTF-8; invalid bytes are read as U+FFFD
   */
  public static DockerfileLabels labels(byte[] content) {
    return new LabelReader(new String(content, StandardCharsets.UTF_8)).read();
  }
}
