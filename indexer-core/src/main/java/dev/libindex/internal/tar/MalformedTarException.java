package dev.libindex.internal.tar;

/** Carries what is wrong with an entry to where its place in the tar is known. */
final class MalformedTarException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedTarException(String problem) {
    super(problem);
  }
}
