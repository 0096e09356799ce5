package dev.libindex.internal.layer;

/** Recognizes the characters of UTF-8 (RFC 3629, section 4). */
final class Utf8 {
  private Utf8() {}

  static boolean isAscii(byte[] text, int length) {
    int all = 0;
    for (int i = 0; i < length; i++) {
      all |= text[i];
    }
    return all >= 0;
  }

  /** Returns the length of the character that begins here, or 0 if there is no valid one. */
  static int characterLength(byte[] text, int start, int end) {
    int lead = text[start] & 0xFF;
    if (lead < 0x80) {
      return 1;
    }
    int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || end - start < length) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((text[start + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    int second = text[start + 1] & 0xFF;
    boolean overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    boolean outside = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
    return overlong || outside ? 0 : length;
  }
}
