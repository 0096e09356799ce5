package dev.libindex.model;

/** The kinds of package. */
public enum PackageKind {
  /** Not known; never written to JSON. */
  UNKNOWN("unknown"),
  /** What binary packages are built from. */
  SOURCE("source"),
  /** What is installed. */
  BINARY("binary"),
  /** A container image that is a layer of this one. */
  LAYER("layer"),
  /** A container image that this one derives from. */
  ANCESTRY("ancestry");

  private final String text;

  PackageKind(String text) {
    this.text = text;
  }

  /** Returns the name in JSON. */
  public String text() {
    return text;
  }

  /** Returns the kind with exactly this name, or {@link #UNKNOWN} for any other text. */
  public static PackageKind parse(String text) {
    for (PackageKind kind : values()) {
      if (kind.text.equals(text)) {
        return kind;
      }
    }
    return UNKNOWN;
  }
}
