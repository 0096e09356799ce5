package dev.libindex.rhel.internal.dockerfile;

/**
 * How much more work a file may cause than its size accounts for: characters that variables put in,
 * steps of matching patterns, lines read twice. A few lines that double a variable would otherwise
 * fill any memory.
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
