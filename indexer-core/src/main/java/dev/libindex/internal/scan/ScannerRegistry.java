package dev.libindex.internal.scan;

import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import dev.libindex.scan.LayerScanner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The scanners of the registered ecosystems, each once. Ecosystems may share a scanner, but no two
 * versions of the same scanner (equal name and kind) can be registered. Immutable.
 */
public final class ScannerRegistry {
  private final Map<ScannerIdentity, LayerScanner<?>> scanners = new LinkedHashMap<>();
  private final ScannerSet set;

  /**
   * Collects the scanners of these ecosystems.
   *
   * @throws IllegalArgumentException if there are two versions of a scanner
   */
  public ScannerRegistry(List<Ecosystem> ecosystems) {
    for (Ecosystem ecosystem : ecosystems) {
      scannersOf(ecosystem).forEach(this::add);
    }
    set = ScannerSet.of(scanners.keySet());
  }

  /**
   * Returns an ecosystem's scanners in claircore's order: packages, distributions, repositories,
   * files.
   */
  public static List<LayerScanner<?>> scannersOf(Ecosystem ecosystem) {
    List<LayerScanner<?>> all = new ArrayList<>();
    all.addAll(ecosystem.packageScanners());
    all.addAll(ecosystem.distributionScanners());
    all.addAll(ecosystem.repositoryScanners());
    all.addAll(ecosystem.fileScanners());
    return all;
  }

  private void add(LayerScanner<?> scanner) {
    ScannerIdentity identity = scanner.identity();
    for (ScannerIdentity known : scanners.keySet()) {
      if (known.name().equals(identity.name())
          && known.kind() == identity.kind()
          && !known.equals(identity)) {
        throw new IllegalArgumentException(
            "two versions of a scanner are registered: " + known + ", " + identity);
      }
    }
    scanners.putIfAbsent(identity, scanner);
  }

  /** Returns the identities of all scanners. */
  public ScannerSet set() {
    return set;
  }

  /**
   * Returns the scanner of this identity.
   *
   * @throws IllegalArgumentException if it is not registered
   */
  public LayerScanner<?> get(ScannerIdentity identity) {
    LayerScanner<?> scanner = scanners.get(identity);
    if (scanner == null) {
      throw new IllegalArgumentException("scanner is not registered: " + identity);
    }
    return scanner;
  }

  /** Returns what any of these scanners wants. */
  Wanted wantedBy(Collection<ScannerIdentity> identities) {
    List<LayerScanner<?>> wanting = new ArrayList<>();
    identities.forEach(identity -> wanting.add(get(identity)));
    return Wanted.by(wanting);
  }
}
