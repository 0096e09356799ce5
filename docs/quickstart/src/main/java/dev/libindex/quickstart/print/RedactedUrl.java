package dev.libindex.quickstart.print;

/** URLs as messages may show them: user, password and query may all be credentials. */
public final class RedactedUrl {
  private RedactedUrl() {}

  /** Returns a URL without user and password, and an ellipsis for the query if it has one. */
  public static String of(String url) {
    return url.replaceFirst("://[^/@]*@", "://")
        .replaceFirst("^([a-zA-Z][a-zA-Z0-9+.-]*://[^?]*\\?).*", "$1...");
  }
}
