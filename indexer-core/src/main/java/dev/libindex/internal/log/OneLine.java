package dev.libindex.internal.log;

/** Makes one line of a text that an image, a server or an exception has brought. */
public final class OneLine {
  private static final int LONGEST = 500;

  private OneLine() {}

  /** Without line ends and other control characters, and cut where it gets long. */
  public static String of(String text) {
    String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    return cut.replaceAll("[\\s\\p{Cntrl}]+", " ");
  }
}
