package dev.libindex.internal.unknown;

import dev.libindex.ecosystem.Composer;
import dev.libindex.ecosystem.LayerOverlay;
import dev.libindex.layer.LayerLimitException;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.IndexedFile;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.scan.Evidence;
import dev.libindex.scan.FileScanner;
import dev.libindex.scan.ScanResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Notes the os-release files of a layer and where it has packages, as evidence. Apart from them it
 * looks only at paths.
 */
public final class UnknownContentScanner implements FileScanner, Composer<IndexedFile> {
  /** The identity of this scanner, which is also that of its notices in a report. */
  public static final ScannerIdentity IDENTITY =
      new ScannerIdentity("unknown-content", "1", ScannerKind.FILE);

  @Override
  public ScannerIdentity identity() {
    return IDENTITY;
  }

  @Override
  public PathSelector wants() {
    return PathSelector.paths(OsRelease.PATHS.toArray(String[]::new));
  }

  @Override
  public ScanResult<IndexedFile> scan(LayerView layer) throws IOException {
    List<PartialError> errors = new ArrayList<>();
    List<OsRelease> osReleases = osReleases(layer, errors);
    Findings findings = new Findings(osReleases, PackageSigns.in(layer));
    return new ScanResult<>(List.of(), evidence(findings), errors, List.of());
  }

  private static List<OsRelease> osReleases(LayerView layer, List<PartialError> errors)
      throws IOException {
    List<OsRelease> found = new ArrayList<>();
    for (String path : OsRelease.PATHS) {
      try {
        OsRelease.of(layer, path).ifPresent(found::add);
      } catch (LayerLimitException e) {
        errors.add(PartialError.limit(path, e.limit()));
      }
    }
    return found;
  }

  /** Returns the results without the evidence, which {@link UnknownContentReview} reads itself. */
  @Override
  public List<ScanResult<IndexedFile>> compose(
      List<ScanResult<IndexedFile>> layers, LayerOverlay overlay) {
    return layers.stream()
        .map(
            layer ->
                new ScanResult<>(layer.items(), List.of(), layer.partialErrors(), layer.notices()))
        .toList();
  }

  private static List<Evidence> evidence(Findings findings) {
    return findings.isEmpty()
        ? List.of()
        : List.of(Evidence.forComposition(FindingsJson.write(findings), FindingsJson.FORMAT));
  }
}
