package dev.libindex.rhel;

import dev.libindex.ecosystem.Coalescer;
import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.ecosystem.PackageFormat;
import dev.libindex.rhel.internal.coalesce.LinuxCoalescer;
import dev.libindex.rhel.internal.distribution.DistributionScanners;
import dev.libindex.rhel.internal.match.DistributionMatcher;
import dev.libindex.rhel.internal.packages.RpmDatabaseScanner;
import dev.libindex.rhel.internal.packages.RpmPackageScanner;
import dev.libindex.scan.DistributionScanner;
import dev.libindex.scan.FileScanner;
import dev.libindex.scan.PackageScanner;
import dev.libindex.vulnerability.Matcher;
import java.util.List;
import java.util.Set;

/**
 * Finds the rpm packages of any distribution, and recognises every distribution that uses rpm but
 * for Red Hat's own, which are left to {@link RhelEcosystem}. Immutable and thread-safe.
 */
public final class RpmEcosystem implements Ecosystem {
  private RpmEcosystem() {}

  /** Creates the ecosystem, which needs no mapping. */
  public static Ecosystem create() {
    return new RpmEcosystem();
  }

  @Override
  public String name() {
    return "rpm";
  }

  @Override
  public Set<PackageFormat> reads() {
    return Set.of(PackageFormat.RPM);
  }

  @Override
  public List<PackageScanner> packageScanners() {
    return List.of(new RpmPackageScanner());
  }

  @Override
  public List<DistributionScanner> distributionScanners() {
    return List.of(
        DistributionScanners.aws(),
        DistributionScanners.oracle(),
        DistributionScanners.suse(),
        DistributionScanners.photon(),
        DistributionScanners.others());
  }

  @Override
  public List<FileScanner> fileScanners() {
    return List.of(new RpmDatabaseScanner());
  }

  @Override
  public Coalescer coalescer() {
    return new LinuxCoalescer();
  }

  @Override
  public List<Matcher> matchers() {
    return List.of(
        DistributionMatcher.aws(),
        DistributionMatcher.oracle(),
        DistributionMatcher.suse(),
        DistributionMatcher.photon());
  }
}
