package dev.libindex.internal.tar;

/** Reports what is wrong with an entry, to the caller that knows its place in the tar. */
final class MalformedTarException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedTarException(String problem) {
    super(problem);
  }
}
