package dev.libindex.rhel.internal.container;

import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.mapping.MappingSlice;
import dev.libindex.model.Notice;
import dev.libindex.model.Package;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.rhel.internal.buildinfo.RhcTag;
import dev.libindex.rhel.internal.dockerfile.Dockerfile;
import dev.libindex.rhel.internal.dockerfile.DockerfileLabels;
import dev.libindex.rhel.internal.input.ReadFailure;
import dev.libindex.rhel.internal.input.SmallFile;
import dev.libindex.scan.Binder;
import dev.libindex.scan.Evidence;
import dev.libindex.scan.PackageScanner;
import dev.libindex.scan.ScanResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Identifies the container that a layer belongs to from the labels in its Dockerfile. Scanning
 * yields the source package, for which the Dockerfile is enough; binding yields packages for each
 * repository in which the container is published.
 */
public final class DockerfilePackageScanner implements PackageScanner, Binder<Package> {
  private static final ScannerIdentity IDENTITY =
      new ScannerIdentity("rhel_containerscanner", "2", ScannerKind.PACKAGE);

  private static final List<String> REQUIRED =
      List.of("com.redhat.component", "architecture", "name");

  @Override
  public ScannerIdentity identity() {
    return IDENTITY;
  }

  @Override
  public PathSelector wants() {
    return BuildDockerfile.wanted();
  }

  @Override
  public boolean recognizes(byte[] beginning, int length, long size) {
    return BuildDockerfile.recognizes(beginning, length, size);
  }

  @Override
  public ScanResult<Package> scan(LayerView layer) throws InterruptedException {
    Optional<String> path = BuildDockerfile.find(layer);
    if (path.isEmpty()) {
      return ScanResult.empty();
    }
    try {
      Optional<byte[]> content = SmallFile.read(layer, path.get());
      return content.isEmpty()
          ? failed(path.get(), "Dockerfile is a link to nothing")
          : scan(path.get(), Dockerfile.labels(content.get()));
    } catch (IOException e) {
      return ScanResult.failed(ReadFailure.of(path.get(), e));
    }
  }

  private static ScanResult<Package> scan(String path, DockerfileLabels read) {
    if (read.error().isPresent()) {
      return failed(path, read.error().get().toString());
    }
    ScanResult<Package> result =
        evidence(path, read.labels())
            .map(DockerfilePackageScanner::result)
            .orElse(ScanResult.empty());
    return read.tolerated().isPresent()
        ? withNotice(result, path, read.tolerated().get().toString())
        : result;
  }

  private static Optional<DockerfileEvidence> evidence(String path, Map<String, String> labels) {
    if (!labels.keySet().containsAll(REQUIRED)) {
      return Optional.empty();
    }
    return BuildDockerfile.versionAndRelease(path)
        .filter(version -> RhcTag.parse(version).isPresent())
        .map(
            version ->
                new DockerfileEvidence(
                    path,
                    version,
                    labels.getOrDefault("com.redhat.component", ""),
                    labels.getOrDefault("name", ""),
                    labels.getOrDefault("architecture", "")));
  }

  private static ScanResult<Package> result(DockerfileEvidence evidence) {
    List<Package> source =
        evidence.containerBuild().map(ContainerBuild::sourcePackages).orElse(List.of());
    // A container without a name is in no repository, whatever the mapping says.
    return new ScanResult<>(
        source,
        evidence.name().isEmpty() ? List.of() : List.of(evidence.toEvidence()),
        List.of(),
        List.of());
  }

  private static ScanResult<Package> failed(String path, String cause) {
    return ScanResult.failed(PartialError.permanent(path, cause));
  }

  private static ScanResult<Package> withNotice(
      ScanResult<Package> result, String path, String text) {
    return new ScanResult<>(
        result.items(), result.evidence(), result.partialErrors(), List.of(new Notice(path, text)));
  }

  @Override
  public ScanResult<Package> bind(Evidence evidence, @Nullable MappingSlice mapping) {
    if (mapping == null) {
      return ScanResult.failed(PartialError.missingMapping(ContainerNameRepositories.NAME));
    }
    DockerfileEvidence container = DockerfileEvidence.of(evidence);
    // A container that the mapping does not list is published under its own name.
    List<String> repositories =
        mapping.values().getOrDefault(container.name(), List.of(container.name()));
    return ScanResult.of(
        container
            .containerBuild()
            .map(build -> build.publishedPackages(repositories))
            .orElse(List.of()));
  }
}
