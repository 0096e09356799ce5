package dev.libindex.rhel.internal.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

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

  /** Returns whether a line near the file's beginning may begin with this text. */
  public static boolean hasLine(String text, byte[] beginning, int length, long size) {
    return size <= MAX_BYTES
        && (startsWith(text, beginning, length) || contains('\n' + text, beginning, length));
  }

  private static boolean startsWith(String text, byte[] beginning, int length) {
    return length >= text.length()
        && new String(beginning, 0, text.length(), ISO_8859_1).equals(text);
  }

  private static boolean contains(String text, byte[] beginning, int length) {
    return new String(beginning, 0, length, ISO_8859_1).contains(text);
  }
}
