package dev.libindex.rhel.internal.dockerfile;

import java.nio.charset.StandardCharsets;

/** A text in the language of Dockerfiles. */
public final class Dockerfile {

  private Dockerfile() {}

  /**
   * The labels of the image that the last stage builds, given no build arguments; those of its base
   * image are not known here.
   *
   * @param content the file, in UTF-8; what is not UTF-8 is read as U+FFFD
   */
  public static DockerfileLabels labels(byte[] content) {
    return new LabelReader(new String(content, StandardCharsets.UTF_8)).read();
  }
}
