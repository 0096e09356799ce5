package dev.libindex.model;

import java.util.Locale;
import java.util.Objects;

/**
 * The checksum that names a manifest or a layer: an algorithm and a value in lower-case hex.
 *
 * @param algorithm the algorithm that computed the value
 * @param hex the value in lower-case hex, of exactly the algorithm's length
 */
public record Digest(Algorithm algorithm, String hex) implements Comparable<Digest> {

  /** The algorithms that claircore accepts; their names are case-sensitive. */
  public enum Algorithm {
    /** 32 bytes. */
    SHA256("sha256", "SHA-256", 32),
    /** 64 bytes. */
    SHA512("sha512", "SHA-512", 64);

    private final String text;
    private final String javaName;
    private final int length;

    Algorithm(String text, String javaName, int length) {
      this.text = text;
      this.javaName = javaName;
      this.length = length;
    }

    /** Returns the name that stands before the colon of a digest. */
    public String text() {
      return text;
    }

    /** Returns the algorithm's name in {@link java.security.MessageDigest}. */
    public String javaName() {
      return javaName;
    }

    /** Returns the length of a digest's value, in bytes. */
    public int length() {
      return length;
    }
  }

  /**
   * Validates the value.
   *
   * @throws InvalidDigestException if {@code hex} is not lower-case hex of the right length
   */
  public Digest {
    Objects.requireNonNull(algorithm, "algorithm");
    if (!isLowerHex(hex)) {
      throw new InvalidDigestException("digest is not lower-case hex: " + hex);
    }
    if (hex.length() != 2 * algorithm.length()) {
      throw new InvalidDigestException(
          "digest of %s must have %d bytes: %s"
              .formatted(algorithm.text(), algorithm.length(), hex));
    }
  }

  /**
   * Reads {@code algorithm:hex}; the hex digits may be in either case.
   *
   * @throws InvalidDigestException if there is no colon, the value is not hex, the algorithm is
   *     unknown, or the value does not have the algorithm's length; checked in this order, as in
   *     claircore
   */
  public static Digest parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new InvalidDigestException("digest without a colon: " + text);
    }
    String hex = text.substring(colon + 1).toLowerCase(Locale.ROOT);
    if (hex.length() % 2 != 0 || !isLowerHex(hex)) {
      throw new InvalidDigestException("digest is not hex: " + text);
    }
    return new Digest(algorithm(text, text.substring(0, colon)), hex);
  }

  private static Algorithm algorithm(String text, String name) {
    for (Algorithm algorithm : Algorithm.values()) {
      if (algorithm.text().equals(name)) {
        return algorithm;
      }
    }
    throw new InvalidDigestException("digest of an unknown algorithm: " + text);
  }

  private static boolean isLowerHex(String text) {
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  @Override
  public int compareTo(Digest other) {
    return toString().compareTo(other.toString());
  }

  /** Returns the canonical text, {@code algorithm:hex}. */
  @Override
  public String toString() {
    return algorithm.text() + ':' + hex;
  }
}
