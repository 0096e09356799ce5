package dev.libindex.rhel.internal.dockerfile;

/**
 * Something that is wrong with a Dockerfile.
 *
 * @param line the line where the instruction begins, from 1
 * @param message what is wrong
 */
public record DockerfileProblem(int line, String message) {

  /** {@code line N: } and the message. */
  @Override
  public String toString() {
    return "line " + line + ": " + message;
  }
}
