package dev.libindex.model;

import java.util.Collection;
import java.util.List;

/**
 * The scanners that a report is made with, sorted and without duplicates.
 *
 * @param scanners the identities in their natural order
 */
public record ScannerSet(List<ScannerIdentity> scanners) {

  /** Sorts the scanners and drops duplicates. */
  public ScannerSet {
    scanners = scanners.stream().distinct().sorted().toList();
  }

  /** Creates the set of these scanners. */
  public static ScannerSet of(Collection<ScannerIdentity> scanners) {
    return new ScannerSet(List.copyOf(scanners));
  }

  /** Returns whether every scanner of the other set is in this one. */
  public boolean covers(ScannerSet other) {
    return scanners.containsAll(other.scanners);
  }

  /** Returns a name for the set that depends on its members only: 32 lower-case hex digits. */
  public String id() {
    ContentId content = new ContentId("scanner-set");
    for (ScannerIdentity scanner : scanners) {
      content.add(scanner.name()).add(scanner.version()).add(scanner.kind().text());
    }
    return content.hex();
  }
}
