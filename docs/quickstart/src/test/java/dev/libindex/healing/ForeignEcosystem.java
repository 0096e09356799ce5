package dev.libindex.healing;

import dev.libindex.ecosystem.Coalescer;
import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.layer.FileContent;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.Contents;
import dev.libindex.model.Distribution;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.scan.DistributionScanner;
import dev.libindex.scan.ScanResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An ecosystem for the foreign distribution, which needs no mapping and is unrelated to Red Hat.
 */
record ForeignEcosystem(String version) implements Ecosystem, DistributionScanner {
  private static final String RELEASE = "etc/os-release";
  private static final int MAX_BYTES = 1 << 16;

  @Override
  public String name() {
    return "foreign";
  }

  @Override
  public ScannerIdentity identity() {
    return new ScannerIdentity("foreign", version, ScannerKind.DISTRIBUTION);
  }

  @Override
  public List<DistributionScanner> distributionScanners() {
    return List.of(this);
  }

  @Override
  public PathSelector wants() {
    return PathSelector.paths(
        RELEASE, "usr/lib/os-release"); // the former is often a link to the latter
  }

  @Override
  public ScanResult<Distribution> scan(LayerView layer) throws IOException {
    Optional<FileContent> release = layer.open(RELEASE);
    if (release.isEmpty()) {
      return ScanResult.empty();
    }
    String text = new String(release.get().readAll(MAX_BYTES), StandardCharsets.UTF_8);
    return text.lines().anyMatch("ID=foreign"::equals)
        ? ScanResult.of(List.of(Distribution.builder().did("foreign").name("Foreign").build()))
        : ScanResult.empty();
  }

  @Override
  public Coalescer coalescer() {
    return layers -> {
      Map<String, Distribution> found = new LinkedHashMap<>();
      for (LayerArtifacts layer : layers) {
        layer.distributions().forEach(distribution -> found.put(distribution.id(), distribution));
      }
      return new Contents(Map.of(), found, Map.of(), Map.of());
    };
  }
}
