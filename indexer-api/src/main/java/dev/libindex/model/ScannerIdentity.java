package dev.libindex.model;

import java.util.Comparator;
import java.util.Objects;

/**
 * A particular version of a scanner. A layer that was scanned under an identity is not scanned
 * again under the same one.
 *
 * @param name unique within the kind
 * @param version changes whenever a scan may give a different result for the same bytes. With a new
 *     version, each layer is scanned again, and each report made again, when its image is indexed.
 *     A change of what a composer or binder makes of the same evidence needs no scan: reports made
 *     from then on have it. But stored reports stay as they are until something else changes, such
 *     as a mapping; if they must not, change the version. A plus sign begins a suffix that
 *     {@linkplain Detector detectors} leave out, such as {@code 10+1} for the first change to a
 *     port of version 10 of another program's scanner
 * @param kind what it looks for
 */
public record ScannerIdentity(String name, String version, ScannerKind kind)
    implements Comparable<ScannerIdentity> {

  private static final Comparator<ScannerIdentity> ORDER =
      Comparator.comparing(ScannerIdentity::name)
          .thenComparing(ScannerIdentity::version)
          .thenComparing(ScannerIdentity::kind);

  /**
   * Validates the parts.
   *
   * @throws IllegalArgumentException if the name or the version contains a colon, which a {@link
   *     Detector} could not represent
   */
  public ScannerIdentity {
    Objects.requireNonNull(kind, "kind");
    if (name.indexOf(':') >= 0 || version.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "a scanner's name or version contains a colon: " + name + ' ' + version);
    }
  }

  @Override
  public int compareTo(ScannerIdentity other) {
    return ORDER.compare(this, other);
  }

  /** Returns {@code name:version:kind}, for people. */
  @Override
  public String toString() {
    return name + ':' + version + ':' + kind.text();
  }
}
