package dev.libindex.cpe;

/**
 * The value of one attribute of a name: unset, any, not applicable, or a text.
 *
 * <p>Immutable.
 */
public final class CpeValue {

  /** The four states of an attribute. */
  public enum Kind {
    /** The name does not mention the attribute. Means the same as {@link #ANY}. */
    UNSET,
    /** Any value. */
    ANY,
    /** The attribute does not apply. */
    NOT_APPLICABLE,
    /** The text that {@link CpeValue#text()} returns. */
    SET
  }

  static final CpeValue UNSET = new CpeValue(Kind.UNSET, "");
  static final CpeValue ANY = new CpeValue(Kind.ANY, "");
  static final CpeValue NOT_APPLICABLE = new CpeValue(Kind.NOT_APPLICABLE, "");

  private final Kind kind;
  private final String text;

  private CpeValue(Kind kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  static CpeValue set(String text) {
    return new CpeValue(Kind.SET, text);
  }

  public Kind kind() {
    return kind;
  }

  /**
   * Returns the text of a {@link Kind#SET} value as NISTIR 7695 writes it inside a well-formed
   * name: every character other than a letter, digit or underscore is preceded by a backslash,
   * unless it is a {@code *} or {@code ?} used as a wildcard. Empty for the other kinds.
   */
  public String text() {
    return text;
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof CpeValue other && kind == other.kind && text.equals(other.text);
  }

  @Override
  public int hashCode() {
    return 31 * kind.hashCode() + text.hashCode();
  }

  /** Returns a human-readable form: the kind or, if a text is set, {@code =} and the text. */
  @Override
  public String toString() {
    return kind == Kind.SET ? "=" + text : kind.name();
  }
}
