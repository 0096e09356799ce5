package dev.libindex.internal.scan;

import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import dev.libindex.scan.LayerScanner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All scanners of the registered ecosystems, each once. Two ecosystems may share a scanner; two
 * scanners must not share name and kind.
 */
public final class ScannerRegistry {
  private final Map<ScannerIdentity, LayerScanner<?>> scanners = new LinkedHashMap<>();
  private final ScannerSet set;

  /**
   * Collects.
   *
   * @throws IllegalArgumentException if two versions of a scanner are registered
   */
  public ScannerRegistry(List<Ecosystem> ecosystems) {
    for (Ecosystem ecosystem : ecosystems) {
      scannersOf(ecosystem).forEach(this::add);
    }
    set = ScannerSet.of(scanners.keySet());
  }

  /**
   * The scanners of an ecosystem in claircore's order: packages, distributions, repositories,
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
        throw new IllegalArgumentException("two versions of a scanner: " + known + ", " + identity);
      }
    }
    scanners.putIfAbsent(identity, scanner);
  }

  /** The identities. */
  public ScannerSet set() {
    return set;
  }

  /** The scanner of this identity. */
  public LayerScanner<?> get(ScannerIdentity identity) {
    LayerScanner<?> scanner = scanners.get(identity);
    if (scanner == null) {
      throw new IllegalArgumentException("not registered: " + identity);
    }
    return scanner;
  }

  /** What these scanners want, all together. */
  public PathSelector wantedBy(Collection<ScannerIdentity> identities) {
    PathSelector wanted = PathSelector.none();
    for (ScannerIdentity identity : identities) {
      wanted = wanted.or(get(identity).wants());
    }
    return wanted;
  }
}
