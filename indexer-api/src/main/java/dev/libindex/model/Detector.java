package dev.libindex.model;

import java.util.List;

/**
 * Which scanner found a package, in the form of claircore's URN.
 *
 * @param name the scanner's name
 * @param version the scanner's version
 * @param kind the scanner's kind, as text: reports of other tools may name kinds we do not know
 */
public record Detector(String name, String version, String kind) {
  private static final String PREFIX = "urn:claircore:detector:";

  /**
   * Refuses null.
   *
   * @throws IllegalArgumentException if a part has a colon: the URN could not be read back
   */
  public Detector {
    if (List.of(name, version, kind).stream().anyMatch(part -> part.indexOf(':') >= 0)) {
      throw new IllegalArgumentException(
          "a colon in the name, version or kind: " + List.of(name, version, kind));
    }
  }

  /** The detector that stands for this scanner. */
  public static Detector of(ScannerIdentity scanner) {
    return new Detector(scanner.name(), scanner.version(), scanner.kind().text());
  }

  /**
   * Reads the URN.
   *
   * @throws IllegalArgumentException if the prefix is another one or there are not exactly three
   *     parts behind it
   */
  public static Detector parse(String urn) {
    String[] parts =
        urn.startsWith(PREFIX) ? urn.substring(PREFIX.length()).split(":", -1) : new String[0];
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a detector: " + urn);
    }
    return new Detector(parts[0], parts[1], parts[2]);
  }

  /** The URN. */
  @Override
  public String toString() {
    return PREFIX + name + ':' + version + ':' + kind;
  }
}
