package dev.libindex.model;

/** What a scanner looks for. */
public enum ScannerKind {
  /** Packages. */
  PACKAGE("package"),
  /** Distributions. */
  DISTRIBUTION("distribution"),
  /** Repositories. */
  REPOSITORY("repository"),
  /** Files that matter for what they are, such as whiteouts. */
  FILE("file");

  private final String text;

  ScannerKind(String text) {
    this.text = text;
  }

  /** The name in JSON and in the store. */
  public String text() {
    return text;
  }

  /**
   * The kind of exactly this name.
   *
   * @throws IllegalArgumentException if there is none
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
