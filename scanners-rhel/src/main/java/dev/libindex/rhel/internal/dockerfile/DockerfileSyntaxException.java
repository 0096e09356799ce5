package dev.libindex.rhel.internal.dockerfile;

/** Ends the reading of a Dockerfile; it never leaves the package. */
final class DockerfileSyntaxException extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 256;

  private final String problem;

  DockerfileSyntaxException(String problem) {
    super(problem);
    this.problem = problem;
  }

  /** Names a piece of the file, cut short if it is long. */
  DockerfileSyntaxException(String problem, String piece) {
    this(
        problem
            + ": `"
            + (piece.length() > LONGEST ? piece.substring(0, LONGEST) + "..." : piece)
            + "`");
  }

  String problem() {
    return problem;
  }
}
