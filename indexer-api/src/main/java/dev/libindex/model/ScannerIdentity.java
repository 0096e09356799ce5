package dev.libindex.model;

import java.util.Comparator;
import java.util.Objects;

/**
 * Which scanner, in which version: what one looked for is never looked for again by the same
 * identity.
 *
 * @param name unique within the kind
 * @param version changes whenever the scanner may answer differently for the same bytes
 * @param kind what it looks for
 */
public record ScannerIdentity(String name, String version, ScannerKind kind)
    implements Comparable<ScannerIdentity> {

  private static final Comparator<ScannerIdentity> ORDER =
      Comparator.comparing(ScannerIdentity::name)
          .thenComparing(ScannerIdentity::version)
          .thenComparing(ScannerIdentity::kind);

  /**
   * Refuses null.
   *
   * @throws IllegalArgumentException if the name or the version has a colon: see {@link Detector}
   */
  public ScannerIdentity {
    Objects.requireNonNull(kind, "kind");
    if (name.indexOf(':') >= 0 || version.indexOf(':') >= 0) {
      throw new IllegalArgumentException("a colon in the name or version: " + name + ' ' + version);
    }
  }

  @Override
  public int compareTo(ScannerIdentity other) {
    return ORDER.compare(this, other);
  }

  /** {@code name:version:kind}, for people. */
  @Override
  public String toString() {
    return name + ':' + version + ':' + kind.text();
  }
}
