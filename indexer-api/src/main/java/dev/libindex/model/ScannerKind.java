package dev.libindex.model;

/** What a scanner looks for. */
public enum ScannerKind {
  /** Packages. */
  PACKAGE("package"),
  /** Distributions. */
  DISTRIBUTION("distribution"),
  /** Repositories. */
  REPOSITORY("repository"),
  /** Files whose mere existence matters, such as whiteouts. */
  FILE("file");

  private final String text;

  ScannerKind(String text) {
    this.text = text;
  }

  /** Returns the name in JSON and in the store. */
  public String text() {
    return text;
  }

  /**
   * Returns the kind with exactly this name.
   *
   * @throws IllegalArgumentException if there is no such kind
   */
  public static ScannerKind parse(String text) {
    for (ScannerKind kind : values()) {
      if (kind.text.equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("unknown scanner kind: " + text);
  }
}
