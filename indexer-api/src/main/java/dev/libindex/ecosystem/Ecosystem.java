package dev.libindex.ecosystem;

import dev.libindex.mapping.MappingDeclaration;
import dev.libindex.scan.DistributionScanner;
import dev.libindex.scan.FileScanner;
import dev.libindex.scan.PackageScanner;
import dev.libindex.scan.RepositoryScanner;
import dev.libindex.vulnerability.Matcher;
import java.util.List;

/**
 * Scanners that belong together, and what turns their results into the contents of an image. Must
 * be immutable and thread-safe. Several ecosystems may share a scanner: scanners with the same name
 * and kind are the same one, and run once.
 */
public interface Ecosystem {

  /** The name, for people and logs. */
  String name();

  /** The package scanners, in the order in which their results are used. */
  default List<PackageScanner> packageScanners() {
    return List.of();
  }

  /** The distribution scanners, in the order in which their results are used. */
  default List<DistributionScanner> distributionScanners() {
    return List.of();
  }

  /** The repository scanners, in the order in which their results are used. */
  default List<RepositoryScanner> repositoryScanners() {
    return List.of();
  }

  /** The file scanners. The coalescers and resolvers of all ecosystems see what they find. */
  default List<FileScanner> fileScanners() {
    return List.of();
  }

  /** The coalescer, which merges the layers of an image. */
  Coalescer coalescer();

  /** The resolvers, which correct the merged contents after all coalescers have run. */
  default List<Resolver> resolvers() {
    return List.of();
  }

  /** The matchers, which decide whether one of this ecosystem's packages has a vulnerability. */
  default List<Matcher> matchers() {
    return List.of();
  }

  /** The mappings that the binders among the scanners need. */
  default List<MappingDeclaration> mappings() {
    return List.of();
  }
}
