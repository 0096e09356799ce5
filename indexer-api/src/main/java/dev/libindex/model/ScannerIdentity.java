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

  /** Refuses null. */
  public ScannerIdentity {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(kind, "kind");
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
