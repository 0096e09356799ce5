package dev.libindex.rhel.internal.dockerfile;

/** Thrown to stop reading a Dockerfile; never leaves this package. */
final class DockerfileSyntaxException extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int MAX_QUOTED = 256;

  private final String problem;

  DockerfileSyntaxException(String problem) {
    super(problem);
    this.problem = problem;
  }

  /** Quotes a piece of the file, truncated if it is long. */
  DockerfileSyntaxException(String problem, String piece) {
    this(
        problem
            + ": `"
            + (piece.length() > MAX_QUOTED ? piece.substring(0, MAX_QUOTED) + "..." : piece)
            + "`");
  }

  String problem() {
    return problem;
  }
}
