package dev.libindex.rhel.internal.urlquery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The percent encoding of UTF-8 texts, which keeps letters, digits and some other characters. */
public final class PercentEncoding {
  /** The encoding of queries: keeps {@code -_.~}, and writes a space as {@code +}. */
  static final PercentEncoding QUERY = new PercentEncoding("-_.~", true);

  private static final String HEXADECIMAL = "0123456789ABCDEF";

  private final String kept;
  private final boolean plusIsSpace;

  private PercentEncoding(String kept, boolean plusIsSpace) {
    this.kept = kept;
    this.plusIsSpace = plusIsSpace;
  }

  /**
   * Creates an encoding that also keeps these characters, and treats a space like any other
   * character.
   */
  public static PercentEncoding keeping(String characters) {
    return new PercentEncoding(characters, false);
  }

  /** Encodes a text. */
  public String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c == ' ' && plusIsSpace) {
        encoded.append('+');
      } else if (isLetterOrDigit(c) || kept.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEXADECIMAL.charAt(c >> 4)).append(HEXADECIMAL.charAt(c & 0xf));
      }
    }
    return encoded.toString();
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /**
   * Decodes a text, whichever characters its encoding kept; bytes that are not valid UTF-8 become
   * U+FFFD.
   *
   * @throws QuerySyntaxException if a {@code %} is not followed by two hexadecimal digits
   */
  public String decode(String text) throws QuerySyntaxException {
    if (text.indexOf('%') < 0) {
      return plusIsSpace ? text.replace('+', ' ') : text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%') {
        decoded.write(escapedByte(bytes, i));
        i += 2;
      } else {
        decoded.write(bytes[i] == '+' && plusIsSpace ? ' ' : bytes[i]);
      }
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }

  private static int escapedByte(byte[] bytes, int index) throws QuerySyntaxException {
    int length = Math.min(3, bytes.length - index);
    int high = length > 1 ? Character.digit(bytes[index + 1], 16) : -1;
    int low = length > 2 ? Character.digit(bytes[index + 2], 16) : -1;
    if (high < 0 || low < 0) {
      String escape = new String(bytes, index, length, StandardCharsets.UTF_8);
      throw new QuerySyntaxException("invalid URL escape \"" + escape + "\"");
    }
    return high * 16 + low;
  }
}
