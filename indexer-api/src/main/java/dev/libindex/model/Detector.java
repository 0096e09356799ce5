package dev.libindex.model;

import java.util.List;

/**
 * The scanner that found a package, written as claircore's URN {@code
 * urn:claircore:detector:NAME:VERSION:KIND}.
 *
 * @param name the scanner's name
 * @param version the scanner's version
 * @param kind the scanner's kind as text, because reports of other tools may name kinds that are
 *     unknown here
 */
public record Detector(String name, String version, String kind) {
  private static final String PREFIX = "urn:claircore:detector:";

  /**
   * Validates the parts.
   *
   * @throws IllegalArgumentException if a part contains a colon, because the URN could not be read
   *     back
   */
  public Detector {
    if (List.of(name, version, kind).stream().anyMatch(part -> part.indexOf(':') >= 0)) {
      throw new IllegalArgumentException(
          "a detector's name, version or kind contains a colon: " + List.of(name, version, kind));
    }
  }

  /**
   * Returns the detector for this scanner: with its version up to a plus sign, because readers of
   * reports compare detectors with those of claircore.
   */
  public static Detector of(ScannerIdentity scanner) {
    String version = scanner.version();
    int suffix = version.indexOf('+');
    return new Detector(
        scanner.name(), suffix < 0 ? version : version.substring(0, suffix), scanner.kind().text());
  }

  /**
   * Reads a URN.
   *
   * @throws IllegalArgumentException if the prefix is different, or is not followed by exactly
   *     three parts
   */
  public static Detector parse(String urn) {
    String[] parts =
        urn.startsWith(PREFIX) ? urn.substring(PREFIX.length()).split(":", -1) : new String[0];
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a detector: " + urn);
    }
    return new Detector(parts[0], parts[1], parts[2]);
  }

  /** Returns the URN. */
  @Override
  public String toString() {
    return PREFIX + name + ':' + version + ':' + kind;
  }
}
