package dev.libindex.rhel;

import dev.libindex.ecosystem.Coalescer;
import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.mapping.MappingDeclaration;
import dev.libindex.rhel.internal.coalesce.RhccCoalescer;
import dev.libindex.rhel.internal.container.ContainerNameRepositories;
import dev.libindex.rhel.internal.container.DockerfilePackageScanner;
import dev.libindex.rhel.internal.container.DockerfileRepositoryScanner;
import dev.libindex.rhel.internal.container.LabelsPackageScanner;
import dev.libindex.rhel.internal.container.LabelsRepositoryScanner;
import dev.libindex.rhel.internal.match.RhccMatcher;
import dev.libindex.scan.PackageScanner;
import dev.libindex.scan.RepositoryScanner;
import dev.libindex.vulnerability.Matcher;
import java.util.List;

/** Finds Red Hat's containers, which are reported as packages. Immutable and thread-safe. */
public final class RhccEcosystem implements Ecosystem {
  private final MappingDeclaration containerNames;

  private RhccEcosystem(MappingDeclaration containerNames) {
    this.containerNames = containerNames;
  }

  /** Creates the ecosystem; its mapping comes from the source that the configuration names. */
  public static Ecosystem create(RhelConfig config) {
    return new RhccEcosystem(
        new MappingDeclaration(
            ContainerNameRepositories.NAME,
            config.containerNameRepositories(),
            ContainerNameRepositories::parse));
  }

  @Override
  public String name() {
    return "rhcc";
  }

  @Override
  public List<PackageScanner> packageScanners() {
    return List.of(new DockerfilePackageScanner(), new LabelsPackageScanner());
  }

  @Override
  public List<RepositoryScanner> repositoryScanners() {
    return List.of(new DockerfileRepositoryScanner(), new LabelsRepositoryScanner());
  }

  @Override
  public Coalescer coalescer() {
    return new RhccCoalescer();
  }

  @Override
  public List<Matcher> matchers() {
    return List.of(new RhccMatcher());
  }

  @Override
  public List<MappingDeclaration> mappings() {
    return List.of(containerNames);
  }
}
