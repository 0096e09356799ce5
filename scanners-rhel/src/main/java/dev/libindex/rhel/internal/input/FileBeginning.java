package dev.libindex.rhel.internal.input;

/**
 * Recognises small text files by their beginning, for {@link
 * dev.libindex.scan.LayerScanner#recognizes}. In an ostree repository every file is stored as an
 * object whose name is a checksum, and gets its real name from a hard link.
 */
public final class FileBeginning {
  /** No file of this kind is larger in practice. */
  private static final int MAX_BYTES = 256 << 10;

  private FileBeginning() {}

  /** Returns whether the file may be a JSON object that contains the text near its beginning. */
  public static boolean isJsonWith(String text, byte[] beginning, int length, long size) {
    int start = 0;
    while (start < length && beginning[start] <= ' ' && beginning[start] > 0) {
      start++;
    }
    return size <= MAX_BYTES
        && start < length
        && beginning[start] == '{'
        && contains(text, beginning, length);
  }

  /**
   * Returns whether the first line of the file, or the first after comments, may begin with this
   * text. Comments begin with a number sign; a script's first line is none.
   */
  public static boolean hasLine(String text, byte[] beginning, int length, long size) {
    return size <= MAX_BYTES
        && (isAt(0, text, beginning, length)
            || (isComment(beginning, length) && contains('\n' + text, beginning, length)));
  }

  private static boolean isComment(byte[] beginning, int length) {
    return length > 1 && beginning[0] == '#' && beginning[1] != '!';
  }

  private static boolean contains(String text, byte[] beginning, int length) {
    for (int start = 0; start + text.length() <= length; start++) {
      if (isAt(start, text, beginning, length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(int start, String text, byte[] beginning, int length) {
    if (start + text.length() > length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (beginning[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
