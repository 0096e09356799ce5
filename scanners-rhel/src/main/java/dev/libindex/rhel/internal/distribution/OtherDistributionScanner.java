package dev.libindex.rhel.internal.distribution;

import dev.libindex.ecosystem.Composer;
import dev.libindex.ecosystem.LayerOverlay;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.Distribution;
import dev.libindex.model.Notice;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.rhel.internal.input.ReadFailure;
import dev.libindex.rhel.internal.input.SmallFile;
import dev.libindex.rhel.internal.osrelease.OsRelease;
import dev.libindex.rhel.internal.osrelease.OsReleaseSyntaxException;
import dev.libindex.scan.DistributionScanner;
import dev.libindex.scan.ScanResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Recognises every distribution that uses rpm and that no other scanner recognises, and reports the
 * values of its os-release unchanged. It finds nothing in a layer in which another scanner finds a
 * distribution, so that one os-release never becomes two distributions.
 *
 * <p>A distribution uses rpm if its id or that of a relative is known to, or if nothing is known
 * about them and the layer has an rpm database at one of the usual places.
 */
final class OtherDistributionScanner implements DistributionScanner, Composer<Distribution> {
  private static final List<String> OS_RELEASE =
      List.of(DistributionScanners.OS_RELEASE, DistributionScanners.USR_OS_RELEASE);

  private static final List<String> DATABASES =
      Stream.of("var/lib/rpm", "usr/lib/sysimage/rpm", "usr/share/rpm")
          .flatMap(
              directory ->
                  Stream.of("rpmdb.sqlite", "Packages.db", "Packages")
                      .map(name -> directory + "/" + name))
          .toList();

  private final ScannerIdentity identity;
  private final List<DistributionScanner> others;

  /**
   * Creates the scanner.
   *
   * @param version must change whenever one of the other scanners may give another answer
   * @param others the scanners that take precedence
   */
  OtherDistributionScanner(String version, List<DistributionScanner> others) {
    this.identity = new ScannerIdentity("rpm-os-release", version, ScannerKind.DISTRIBUTION);
    this.others = others;
  }

  @Override
  public ScannerIdentity identity() {
    return identity;
  }

  @Override
  public PathSelector wants() {
    return others.stream()
        .map(DistributionScanner::wants)
        .reduce(PathSelector.paths(OS_RELEASE.toArray(String[]::new)), PathSelector::or);
  }

  @Override
  public boolean recognizes(byte[] beginning, int length, long size) {
    return others.stream().anyMatch(other -> other.recognizes(beginning, length, size));
  }

  @Override
  public ScanResult<Distribution> scan(LayerView layer) throws IOException, InterruptedException {
    if (isRecognizedByAnother(layer)) {
      return ScanResult.empty();
    }
    List<Notice> notices = new ArrayList<>();
    for (String path : OS_RELEASE) {
      try {
        Optional<byte[]> content = SmallFile.read(layer, path);
        Map<String, String> variables =
            content.isPresent() ? variables(path, content.get(), notices) : Map.of();
        if (!OsReleaseDistribution.id(variables).isEmpty()) {
          List<Distribution> found = read(layer, path, variables, notices);
          return new ScanResult<>(found, List.of(), List.of(), notices);
        }
      } catch (IOException e) {
        return ScanResult.failed(ReadFailure.of(path, e));
      }
    }
    return new ScanResult<>(List.of(), List.of(), List.of(), notices);
  }

  @Override
  public List<ScanResult<Distribution>> compose(
      List<ScanResult<Distribution>> layers, LayerOverlay overlay) {
    return UpdatedReleases.of(layers);
  }

  /** Returns whether another scanner finds a distribution, or finds one that it cannot read. */
  private boolean isRecognizedByAnother(LayerView layer) throws IOException, InterruptedException {
    for (DistributionScanner other : others) {
      ScanResult<Distribution> result = other.scan(layer);
      if (!result.items().isEmpty() || !result.partialErrors().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, String> variables(String path, byte[] content, List<Notice> notices) {
    try {
      return OsRelease.parse(content);
    } catch (OsReleaseSyntaxException e) {
      notices.add(new Notice(path, "cannot be read as os-release: " + e.getMessage()));
      return Map.of();
    }
  }

  private static List<Distribution> read(
      LayerView layer, String path, Map<String, String> variables, List<Notice> notices) {
    return usesRpm(layer, variables)
        ? List.of(OsReleaseDistribution.of(path, variables, notices).build())
        : List.of();
  }

  private static boolean usesRpm(LayerView layer, Map<String, String> variables) {
    return switch (RpmUse.of(variables)) {
      case YES -> true;
      case NO -> false;
      case UNKNOWN -> DATABASES.stream().anyMatch(database -> layer.entry(database).isPresent());
    };
  }
}
