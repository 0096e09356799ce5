package dev.libindex.rhel.internal.query;

/** Says what is wrong with one pair of a query; it never leaves the package. */
final class QuerySyntaxException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String problem;

  QuerySyntaxException(String problem) {
    super(problem);
    this.problem = problem;
  }

  String problem() {
    return problem;
  }
}
