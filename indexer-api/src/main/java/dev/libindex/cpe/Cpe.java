package dev.libindex.cpe;

import java.util.EnumMap;
import java.util.Map;

/**
 * A Common Platform Enumeration name: the name of a class of products, such as {@code
 * cpe:2.3:o:redhat:enterprise_linux:8:*:baseos:*:*:*:*:*}.
 *
 * <p>Every instance except {@link #EMPTY} is a valid well-formed name in the sense of NISTIR 7695.
 * Immutable. Two names are equal if they print the same, so an attribute that is not mentioned
 * equals one that may have any value.
 */
public final class Cpe {

  /** No name: the value of a field that contains no CPE. It prints as the empty string. */
  public static final Cpe EMPTY = new Cpe(new EnumMap<>(CpeAttribute.class), "");

  private final Map<CpeAttribute, CpeValue> values;
  private final String formatted;

  private Cpe(EnumMap<CpeAttribute, CpeValue> values, String formatted) {
    this.values = values;
    this.formatted = formatted;
  }

  /**
   * Reads a bound name: a 2.2 URI ({@code cpe:/o:redhat:enterprise_linux:8}) or a 2.3 formatted
   * string.
   *
   * @throws CpeSyntaxException if the text is neither or is not valid; the empty string is neither
   */
  public static Cpe parse(String text) {
    EnumMap<CpeAttribute, CpeValue> values;
    if (text.startsWith(UriBinding.PREFIX)) {
      values = UriBinding.parse(text);
    } else if (text.startsWith(FormattedString.PREFIX)) {
      values = FormattedString.parse(text);
    } else {
      throw new CpeSyntaxException(
          "string does not appear to be a bound WFN: " + Quoted.text(text));
    }
    Validity.check(values);
    return new Cpe(values, FormattedString.print(values));
  }

  /**
   * Reads the text of a field that may be empty.
   *
   * @return {@link #EMPTY} for the empty string, otherwise what {@link #parse} returns
   * @throws CpeSyntaxException as {@link #parse}
   */
  public static Cpe parseOrEmpty(String text) {
    return text.isEmpty() ? EMPTY : parse(text);
  }

  /** Returns whether this is {@link #EMPTY}. */
  public boolean isEmpty() {
    return formatted.isEmpty();
  }

  /** Returns the value of an attribute; every attribute of {@link #EMPTY} is unset. */
  public CpeValue value(CpeAttribute attribute) {
    return values.getOrDefault(attribute, CpeValue.UNSET);
  }

  /**
   * Compares this name, as the source, with a target, to find out whether the products of one
   * include those of the other.
   *
   * @param target the other name; an attribute in which it has a wildcard compares as {@link
   *     CpeRelation#INVALID}
   */
  public CpeComparison compareWith(Cpe target) {
    return CpeComparison.of(this, target);
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof Cpe other && formatted.equals(other.formatted);
  }

  @Override
  public int hashCode() {
    return formatted.hashCode();
  }

  /** Returns the 2.3 formatted string (NISTIR 7695, section 6.2); empty for {@link #EMPTY}. */
  @Override
  public String toString() {
    return formatted;
  }
}
