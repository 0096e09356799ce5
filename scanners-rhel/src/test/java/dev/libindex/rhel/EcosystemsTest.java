package dev.libindex.rhel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.mapping.MappingDeclaration;
import dev.libindex.mapping.MappingSource;
import dev.libindex.model.ScannerIdentity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EcosystemsTest {

  private static List<String> identities(Ecosystem ecosystem) {
    List<ScannerIdentity> identities = new ArrayList<>();
    ecosystem.packageScanners().forEach(scanner -> identities.add(scanner.identity()));
    ecosystem.distributionScanners().forEach(scanner -> identities.add(scanner.identity()));
    ecosystem.repositoryScanners().forEach(scanner -> identities.add(scanner.identity()));
    ecosystem.fileScanners().forEach(scanner -> identities.add(scanner.identity()));
    return identities.stream().map(ScannerIdentity::toString).toList();
  }

  @Test
  void ecosystemsAndScannersAreInClaircoresOrder() {
    List<Ecosystem> all = Ecosystems.rhel(RhelConfig.defaults());
    assertEquals(List.of("rhel", "rpm", "rhcc"), all.stream().map(Ecosystem::name).toList());
    assertEquals(
        List.of(
            "rhel-package-scanner:1+1:package",
            "rhel:3+1:distribution",
            "rhel-repository-scanner:3+1:repository",
            "rpm-database:2:file"),
        identities(all.get(0)));
    assertEquals(
        List.of(
            "rpm:10+1:package",
            "aws:2+1:distribution",
            "oracle:1+1:distribution",
            "suse:v0.0.1+1:distribution",
            "photon:v0.0.1+1:distribution",
            "rpm-os-release:1:distribution",
            "rpm-database:2:file"),
        identities(all.get(1)));
    assertEquals(
        List.of(
            "rhel_containerscanner:2:package",
            "rhel_package_container_detector:2:package",
            "rhel_containerscanner:1:repository",
            "rhel_repo_container_detector:1:repository"),
        identities(all.get(2)));
  }

  @Test
  void mappingsAreRedHatsUnlessConfigured() {
    MappingSource file = MappingSource.file(Path.of("names.json"));
    RhelConfig config = RhelConfig.defaults().withContainerNameRepositories(file);
    List<String> declared = new ArrayList<>();
    for (Ecosystem ecosystem : Ecosystems.rhel(config)) {
      for (MappingDeclaration mapping : ecosystem.mappings()) {
        declared.add(mapping.name() + " " + mapping.source());
      }
    }
    assertEquals(
        List.of(
            "repository-to-cpe MappingSource[file=null, uri="
                + "https://security.access.redhat.com/data/metrics/repository-to-cpe.json]",
            "container-name-repos-map MappingSource[file=names.json, uri=null]"),
        declared);
  }
}
