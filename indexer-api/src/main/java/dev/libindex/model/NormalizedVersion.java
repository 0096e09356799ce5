package dev.libindex.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version in a form that a database can compare: a kind and ten 32-bit numbers.
 *
 * @param kind the version scheme; versions of different kinds are ordered by it
 * @param components exactly ten numbers
 */
public record NormalizedVersion(String kind, List<Integer> components)
    implements Comparable<NormalizedVersion> {

  /** The number of components. */
  public static final int LENGTH = 10;

  /** The kind of versions that no vulnerability matches. */
  public static final String UNMATCHABLE = "unmatchable";

  /** Stricter than Integer.parseInt, which accepts the digits of other scripts. */
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]++");

  /**
   * Validates the kind and copies the components.
   *
   * @throws IllegalArgumentException if there are not exactly ten components, or the kind is empty
   */
  public NormalizedVersion {
    Objects.requireNonNull(kind, "kind");
    components = List.copyOf(components);
    if (components.size() != LENGTH || kind.isEmpty()) {
      throw new IllegalArgumentException("not a kind and ten components: " + kind + components);
    }
  }

  /**
   * Creates a version of this kind; missing components are zero.
   *
   * @throws IndexOutOfBoundsException if there are more than ten components
   */
  public static NormalizedVersion of(String kind, int... first) {
    List<Integer> components = new ArrayList<>(Collections.nCopies(LENGTH, 0));
    for (int i = 0; i < first.length; i++) {
      components.set(i, first[i]);
    }
    return new NormalizedVersion(kind, components);
  }

  /**
   * Reads {@code kind:v0.v1.…}; trailing numbers may be missing.
   *
   * @return empty if the text names no kind, which is how claircore writes an unset version
   * @throws IllegalArgumentException if a part is not a 32-bit decimal number, or there are more
   *     than ten
   */
  public static Optional<NormalizedVersion> parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String[] parts = text.substring(colon + 1).split("\\.", -1);
    if (parts.length > LENGTH) {
      throw new IllegalArgumentException("more than ten parts: " + text);
    }
    int[] numbers = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = number(parts[i]);
    }
    return colon == 0 ? Optional.empty() : Optional.of(of(text.substring(0, colon), numbers));
  }

  private static int number(String part) {
    if (!NUMBER.matcher(part).matches()) {
      throw new NumberFormatException("not a number: \"" + part + "\"");
    }
    return Integer.parseInt(part);
  }

  @Override
  public int compareTo(NormalizedVersion other) {
    int order = kind.compareTo(other.kind);
    for (int i = 0; order == 0 && i < LENGTH; i++) {
      order = Integer.compare(components.get(i), other.components.get(i));
    }
    return order;
  }

  /** Returns the text that {@link #parse} reads, with all ten numbers. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(kind).append(':');
    for (int i = 0; i < LENGTH; i++) {
      text.append(i == 0 ? "" : ".").append(components.get(i));
    }
    return text.toString();
  }
}
