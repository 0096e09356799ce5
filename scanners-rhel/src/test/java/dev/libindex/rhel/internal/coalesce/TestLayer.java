package dev.libindex.rhel.internal.coalesce;

import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.model.Digest;
import dev.libindex.model.Distribution;
import dev.libindex.model.FileKind;
import dev.libindex.model.IndexedFile;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.PartialError;
import dev.libindex.model.Repository;
import dev.libindex.rhel.internal.repository.RhelRepositories;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Builds the scan results of a made-up layer. */
final class TestLayer {
  static final String DATABASE = "var/lib/rpm/rpmdb.sqlite";

  private final Digest digest;
  private final List<Package> packages = new ArrayList<>();
  private final List<Distribution> distributions = new ArrayList<>();
  private final List<Repository> repositories = new ArrayList<>();
  private final List<IndexedFile> files = new ArrayList<>();
  private final List<PartialError> errors = new ArrayList<>();

  private TestLayer(Digest digest) {
    this.digest = digest;
  }

  /** Returns the digest of the layer with this number. */
  static Digest digest(int number) {
    return Digest.parse("sha256:%064x".formatted(number));
  }

  static TestLayer layer(int number) {
    return new TestLayer(digest(number));
  }

  /** Returns the layers as a coalescer's input. */
  static List<LayerArtifacts> image(TestLayer... layers) {
    return List.of(layers).stream().map(TestLayer::build).toList();
  }

  static Package rpm(String name) {
    return rpm(name, "1-1", "");
  }

  static Package rpm(String name, String version, String hint) {
    return Package.builder()
        .name(name)
        .version(version)
        .kind(PackageKind.BINARY)
        .arch("x86_64")
        .repositoryHint(hint)
        .build();
  }

  static Repository repository(String repositoryId, String name) {
    return Repository.of(name, RhelRepositories.KEY, "repoid=" + repositoryId, null);
  }

  static Distribution distribution(String did) {
    return Distribution.builder().did(did).build();
  }

  TestLayer database(String path, Package... listed) {
    files.add(new IndexedFile(path, FileKind.PACKAGE_DATABASE));
    String label = RpmDatabaseKind.labelOf(path).orElseThrow();
    for (Package one : listed) {
      packages.add(one.toBuilder().packageDb(label).build());
    }
    return this;
  }

  TestLayer container(String file, Package... built) {
    for (Package one : built) {
      packages.add(one.toBuilder().packageDb(file).repositoryHint("rhcc").build());
    }
    return this;
  }

  TestLayer whiteout(String path) {
    files.add(new IndexedFile(path, FileKind.WHITEOUT));
    return this;
  }

  TestLayer obstruction(String path) {
    files.add(new IndexedFile(path, FileKind.OBSTRUCTION));
    return this;
  }

  TestLayer error(String path) {
    errors.add(PartialError.permanent(path, "damaged"));
    return this;
  }

  TestLayer with(Distribution distribution) {
    distributions.add(distribution);
    return this;
  }

  TestLayer with(Repository... found) {
    repositories.addAll(List.of(found));
    return this;
  }

  /** Shuffles everything whose order has no meaning. */
  TestLayer shuffle(long seed) {
    Random random = new Random(seed);
    Collections.shuffle(packages, random);
    Collections.shuffle(repositories, random);
    Collections.shuffle(files, random);
    Collections.shuffle(errors, random);
    return this;
  }

  LayerArtifacts build() {
    return new LayerArtifacts(digest, packages, distributions, repositories, files, errors);
  }
}
