package dev.libindex.healing.laws;

/** Compares long texts; the message shows only the surroundings of the first difference. */
final class Texts {
  private static final int AROUND = 160;

  private Texts() {}

  static void assertSame(String expected, String actual, String what) {
    if (!expected.equals(actual)) {
      int start = 0;
      while (start < Math.min(expected.length(), actual.length())
          && expected.charAt(start) == actual.charAt(start)) {
        start++;
      }
      throw new AssertionError(
          what + ": expected …" + cut(expected, start) + "… but was …" + cut(actual, start) + "…");
    }
  }

  private static String cut(String text, int middle) {
    return text.substring(Math.max(0, middle - AROUND), Math.min(text.length(), middle + AROUND));
  }
}
