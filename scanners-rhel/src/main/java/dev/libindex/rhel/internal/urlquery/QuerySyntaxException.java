package dev.libindex.rhel.internal.urlquery;

/** Thrown for a malformed pair of a query, or a malformed percent escape. */
public final class QuerySyntaxException extends Exception {

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
