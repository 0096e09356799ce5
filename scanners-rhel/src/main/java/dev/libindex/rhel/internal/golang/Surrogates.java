package dev.libindex.rhel.internal.golang;

/** Replaces unpaired surrogates, which JSON escapes can produce and Go does not keep. */
final class Surrogates {

  private static final int REPLACEMENT = 0xfffd;

  private Surrogates() {}

  static String repaired(String text) {
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return text;
    }
    StringBuilder repaired = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c)
        .forEach(repaired::appendCodePoint);
    return repaired.toString();
  }
}
