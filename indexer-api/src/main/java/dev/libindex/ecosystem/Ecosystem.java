package dev.libindex.ecosystem;

import dev.libindex.mapping.MappingDeclaration;
import dev.libindex.scan.DistributionScanner;
import dev.libindex.scan.FileScanner;
import dev.libindex.scan.PackageScanner;
import dev.libindex.scan.RepositoryScanner;
import dev.libindex.vulnerability.Matcher;
import java.util.List;

/**
 * Scanners and what makes sense of their results. Immutable and thread-safe. A scanner may belong
 * to several ecosystems: it is the same if its name and kind are, and runs once.
 */
public interface Ecosystem {

  /** For people and logs. */
  String name();

  /** In the order in which their results are taken. */
  default List<PackageScanner> packageScanners() {
    return List.of();
  }

  /** In the order in which their results are taken. */
  default List<DistributionScanner> distributionScanners() {
    return List.of();
  }

  /** In the order in which their results are taken. */
  default List<RepositoryScanner> repositoryScanners() {
    return List.of();
  }

  /** What they find is shown to the coalescers and resolvers of all ecosystems. */
  default List<FileScanner> fileScanners() {
    return List.of();
  }

  /** Makes one image of the layers. */
  Coalescer coalescer();

  /** Corrections of the whole report, after all coalescers. */
  default List<Resolver> resolvers() {
    return List.of();
  }

  /** What vulnerabilities mean for this ecosystem's packages. */
  default List<Matcher> matchers() {
    return List.of();
  }

  /** The mappings that the binders among the scanners need. */
  default List<MappingDeclaration> mappings() {
    return List.of();
  }
}
