package dev.libindex.rhel.internal.dockerfile;

/**
 * A problem in a Dockerfile.
 *
 * @param line the line on which the instruction begins, from 1
 * @param message what is wrong
 */
public record DockerfileProblem(int line, String message) {

  /** Returns {@code line N: } followed by the message. */
  @Override
  public String toString() {
    return "line " + line + ": " + message;
  }
}
