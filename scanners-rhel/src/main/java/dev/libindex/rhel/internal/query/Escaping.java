package dev.libindex.rhel.internal.query;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Escapes and unescapes keys and values. */
final class Escaping {

  private static final String UNRESERVED = "-_.~";
  private static final String HEXADECIMAL = "0123456789ABCDEF";

  private Escaping() {}

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c == ' ') {
        escaped.append('+');
      } else if (isUnreserved(c)) {
        escaped.append(c);
      } else {
        escaped.append('%').append(HEXADECIMAL.charAt(c >> 4)).append(HEXADECIMAL.charAt(c & 0xf));
      }
    }
    return escaped.toString();
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || UNRESERVED.indexOf(c) >= 0;
  }

  /** Unescapes a key or value; bytes that are not valid UTF-8 become U+FFFD. */
  static String unescape(String text) throws QuerySyntaxException {
    if (text.indexOf('%') < 0) {
      return text.replace('+', ' ');
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream unescaped = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%') {
        unescaped.write(unescape(bytes, i));
        i += 2;
      } else {
        unescaped.write(bytes[i] == '+' ? ' ' : bytes[i]);
      }
    }
    return unescaped.toString(StandardCharsets.UTF_8);
  }

  private static int unescape(byte[] bytes, int index) throws QuerySyntaxException {
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
