package dev.libindex.rhel.purl;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The percent encoding of the parts of a package URL. As in the library that claircore uses, a path
 * segment keeps the characters that RFC 3986 allows there except {@code +} and {@code @}, and a
 * qualifier's value keeps only the colon.
 */
enum PercentEncoding {
  SEGMENT("-._~:!$&'()*,;="),
  VALUE("-._~:");

  private static final String HEXADECIMAL = "0123456789ABCDEF";

  private final String kept;

  PercentEncoding(String kept) {
    this.kept = kept;
  }

  String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (isLetterOrDigit(c) || kept.indexOf(c) >= 0) {
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

  /** Decodes a part of either kind; bytes that are not valid UTF-8 become U+FFFD. */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%') {
        decoded.write(16 * digit(bytes, i + 1, text) + digit(bytes, i + 2, text));
        i += 2;
      } else {
        decoded.write(bytes[i]);
      }
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }

  private static int digit(byte[] bytes, int index, String text) {
    int digit = index < bytes.length ? Character.digit(bytes[index], 16) : -1;
    if (digit < 0) {
      throw new PackageUrlException("bad percent encoding", text);
    }
    return digit;
  }
}
