package dev.libindex.rhel;

import dev.libindex.ecosystem.Coalescer;
import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.ecosystem.PackageFormat;
import dev.libindex.mapping.MappingDeclaration;
import dev.libindex.rhel.internal.coalesce.RhelCoalescer;
import dev.libindex.rhel.internal.distribution.DistributionScanners;
import dev.libindex.rhel.internal.match.RhelMatcher;
import dev.libindex.rhel.internal.packages.RhelPackageScanner;
import dev.libindex.rhel.internal.packages.RpmDatabaseScanner;
import dev.libindex.rhel.internal.repository.RepositoryToCpe;
import dev.libindex.rhel.internal.repository.RhelRepositoryScanner;
import dev.libindex.scan.DistributionScanner;
import dev.libindex.scan.FileScanner;
import dev.libindex.scan.PackageScanner;
import dev.libindex.scan.RepositoryScanner;
import dev.libindex.vulnerability.Matcher;
import java.util.List;
import java.util.Set;

/**
 * Finds the rpm packages of Red Hat's distributions, and the repositories that each may have come
 * from. Immutable and thread-safe.
 */
public final class RhelEcosystem implements Ecosystem {
  private final MappingDeclaration repositoryToCpe;

  private RhelEcosystem(MappingDeclaration repositoryToCpe) {
    this.repositoryToCpe = repositoryToCpe;
  }

  /** Creates the ecosystem; its mapping comes from the source that the configuration names. */
  public static Ecosystem create(RhelConfig config) {
    return new RhelEcosystem(
        new MappingDeclaration(
            RepositoryToCpe.NAME, config.repositoryToCpe(), RepositoryToCpe::parse));
  }

  @Override
  public String name() {
    return "rhel";
  }

  @Override
  public Set<PackageFormat> reads() {
    return Set.of(PackageFormat.RPM);
  }

  @Override
  public List<PackageScanner> packageScanners() {
    return List.of(new RhelPackageScanner());
  }

  @Override
  public List<DistributionScanner> distributionScanners() {
    return List.of(DistributionScanners.rhel());
  }

  @Override
  public List<RepositoryScanner> repositoryScanners() {
    return List.of(new RhelRepositoryScanner());
  }

  @Override
  public List<FileScanner> fileScanners() {
    return List.of(new RpmDatabaseScanner());
  }

  @Override
  public Coalescer coalescer() {
    return new RhelCoalescer();
  }

  @Override
  public List<Matcher> matchers() {
    return List.of(new RhelMatcher());
  }

  @Override
  public List<MappingDeclaration> mappings() {
    return List.of(repositoryToCpe);
  }
}
