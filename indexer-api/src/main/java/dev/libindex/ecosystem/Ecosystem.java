package dev.libindex.ecosystem;

import dev.libindex.mapping.MappingDeclaration;
import dev.libindex.scan.DistributionScanner;
import dev.libindex.scan.FileScanner;
import dev.libindex.scan.PackageScanner;
import dev.libindex.scan.RepositoryScanner;
import dev.libindex.vulnerability.Matcher;
import java.util.List;
import java.util.Set;

/**
 * Scanners that belong together, and what turns their results into the contents of an image. Must
 * be immutable and thread-safe. Several ecosystems may share a scanner: those with the same name
 * and kind count as one scanner, which runs once.
 */
public interface Ecosystem {

  /** Returns the name, for people and logs. */
  String name();

  /**
   * Returns the formats of packages that this ecosystem reads, wherever they lie in an image. A
   * report has a notice with the code {@link dev.libindex.model.Notice#UNSUPPORTED_PACKAGES} for
   * each format that is in the image and that no registered ecosystem reads. A distribution needs
   * no declaration: it counts as recognized if a distribution scanner finds it.
   *
   * <p>A change of what this returns changes no stored report until it is coalesced again: when a
   * mapping or a result of a scan changes, or when an ecosystem with scanners is added. To renew
   * reports at once, delete their manifests and index them again.
   */
  default Set<PackageFormat> reads() {
    return Set.of();
  }

  /** Returns the package scanners, in the order in which their results are used. */
  default List<PackageScanner> packageScanners() {
    return List.of();
  }

  /** Returns the distribution scanners, in the order in which their results are used. */
  default List<DistributionScanner> distributionScanners() {
    return List.of();
  }

  /** Returns the repository scanners, in the order in which their results are used. */
  default List<RepositoryScanner> repositoryScanners() {
    return List.of();
  }

  /**
   * Returns the file scanners, whose results the coalescers and resolvers of all ecosystems see.
   */
  default List<FileScanner> fileScanners() {
    return List.of();
  }

  /** Returns the coalescer, which merges the layers of an image. */
  Coalescer coalescer();

  /** Returns the resolvers, which correct the merged contents after all coalescers have run. */
  default List<Resolver> resolvers() {
    return List.of();
  }

  /**
   * Returns the matchers, which decide whether one of this ecosystem's packages has a
   * vulnerability.
   */
  default List<Matcher> matchers() {
    return List.of();
  }

  /** Returns the mappings that the binders among the scanners need. */
  default List<MappingDeclaration> mappings() {
    return List.of();
  }
}
