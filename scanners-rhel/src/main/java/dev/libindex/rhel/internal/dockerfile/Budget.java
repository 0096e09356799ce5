package dev.libindex.rhel.internal.dockerfile;

/**
 * Limits the work that a file can cause beyond its size: characters substituted for variables,
 * steps of pattern matching, lines read twice. Without it, a few lines that each double a variable
 * could use up all memory.
 */
final class Budget {

  private static final long TOTAL = 1 << 24;

  private long spent;

  void spend(long amount) throws DockerfileSyntaxException {
    spent += amount;
    if (spent > TOTAL) {
      throw new DockerfileSyntaxException("the variables expand to too much");
    }
  }
}
