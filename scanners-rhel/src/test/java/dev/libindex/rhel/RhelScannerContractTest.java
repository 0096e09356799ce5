package dev.libindex.rhel;

import dev.libindex.model.Distribution;
import dev.libindex.model.IndexedFile;
import dev.libindex.model.Package;
import dev.libindex.model.Repository;
import dev.libindex.rhel.internal.container.ContainerNameRepositories;
import dev.libindex.rhel.internal.container.DockerfilePackageScanner;
import dev.libindex.rhel.internal.container.DockerfileRepositoryScanner;
import dev.libindex.rhel.internal.container.LabelsPackageScanner;
import dev.libindex.rhel.internal.container.LabelsRepositoryScanner;
import dev.libindex.rhel.internal.distribution.DistributionScanners;
import dev.libindex.rhel.internal.packages.RhelPackageScanner;
import dev.libindex.rhel.internal.packages.RpmDatabaseScanner;
import dev.libindex.rhel.internal.packages.RpmPackageScanner;
import dev.libindex.rhel.internal.repository.RepositoryToCpe;
import dev.libindex.rhel.internal.repository.RhelRepositoryScanner;
import dev.libindex.rhel.layers.ShippedLayers;
import dev.libindex.rhel.layers.TarLayer;
import dev.libindex.scan.LayerScanner;
import dev.libindex.testdata.contract.FakeLayer;
import dev.libindex.testdata.contract.ScannerContract;
import dev.libindex.testdata.http.MappingFile;
import dev.libindex.testdata.image.ShippedMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** Runs the scanner contract for every scanner, on the shipped images and on damaged files. */
final class RhelScannerContractTest {

  @Nested
  class Rpm extends ShippedContract<Package> {
    Rpm() {
      super(new RpmPackageScanner());
    }
  }

  @Nested
  class Rhel extends ShippedContract<Package> {
    Rhel() {
      super(new RhelPackageScanner());
    }
  }

  @Nested
  class Databases extends ShippedContract<IndexedFile> {
    Databases() {
      super(new RpmDatabaseScanner());
    }
  }

  @Nested
  class RhelRelease extends ShippedContract<Distribution> {
    RhelRelease() {
      super(DistributionScanners.rhel());
    }
  }

  @Nested
  class SuseRelease extends ShippedContract<Distribution> {
    SuseRelease() {
      super(DistributionScanners.suse());
    }
  }

  @Nested
  class OtherRelease extends ShippedContract<Distribution> {
    OtherRelease() {
      super(DistributionScanners.others());
    }
  }

  @Nested
  class Repositories extends ShippedContract<Repository> {
    Repositories() {
      super(new RhelRepositoryScanner());
    }
  }

  @Nested
  class DockerfilePackages extends ShippedContract<Package> {
    DockerfilePackages() {
      super(new DockerfilePackageScanner());
    }
  }

  @Nested
  class DockerfileRepositories extends ShippedContract<Repository> {
    DockerfileRepositories() {
      super(new DockerfileRepositoryScanner());
    }
  }

  @Nested
  class LabelsPackages extends ShippedContract<Package> {
    LabelsPackages() {
      super(new LabelsPackageScanner());
    }
  }

  @Nested
  class LabelsRepositories extends ShippedContract<Repository> {
    LabelsRepositories() {
      super(new LabelsRepositoryScanner());
    }
  }

  abstract static class ShippedContract<T> extends ScannerContract<T> {
    private static final List<FakeLayer> LAYERS = allLayers();

    private final LayerScanner<T> scanner;

    ShippedContract(LayerScanner<T> scanner) {
      this.scanner = scanner;
    }

    @Override
    protected LayerScanner<T> scanner() {
      return scanner;
    }

    @Override
    protected List<FakeLayer> layers() {
      return LAYERS;
    }

    @Override
    protected Map<String, Map<String, List<String>>> mappings() {
      try {
        return Map.of(
            RepositoryToCpe.NAME,
            RepositoryToCpe.parse(ShippedMapping.bytes(MappingFile.REPOSITORY_TO_CPE)),
            ContainerNameRepositories.NAME,
            ContainerNameRepositories.parse(
                ShippedMapping.bytes(MappingFile.CONTAINER_NAME_REPOS)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static List<FakeLayer> allLayers() {
      List<FakeLayer> layers = new ArrayList<>();
      ShippedLayers.all().stream().map(TarLayer::view).forEach(layers::add);
      layers.add(damaged());
      layers.add(FakeLayer.of("etc/os-release", "CPE_NAME=\"cpe:/o:suse:sles:15:sp3\"\n"));
      layers.add(FakeLayer.of("usr/lib/os-release", "ID=fedora\nVERSION_ID=44\nCPE_NAME=?\n"));
      return List.copyOf(layers);
    }

    private static FakeLayer damaged() {
      return FakeLayer.builder()
          .file("var/lib/rpm/rpmdb.sqlite", "SQLite format 3\0 and then nothing")
          .file("var/lib/rpm/Packages.db", "RpmP")
          .file("root/buildinfo/content_manifests/a.json", "{\"content_sets\": 1}")
          .file("root/buildinfo/Dockerfile-a-1-2", "LABEL a=b c\n")
          .symlink("root/buildinfo/labels.json", "missing")
          .file("usr/share/buildinfo/labels.json", "{")
          .file("etc/os-release", "Red Hat Enterprise Linux 99999999999999999999")
          .build();
    }
  }
}
