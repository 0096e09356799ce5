package dev.libindex;

import dev.libindex.ecosystem.Coalescer;
import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.layer.FileContent;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.mapping.MappingDeclaration;
import dev.libindex.mapping.MappingSlice;
import dev.libindex.mapping.MappingSource;
import dev.libindex.model.Contents;
import dev.libindex.model.Environment;
import dev.libindex.model.Notice;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.PartialError;
import dev.libindex.model.Repository;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.scan.Binder;
import dev.libindex.scan.Evidence;
import dev.libindex.scan.PackageScanner;
import dev.libindex.scan.RepositoryScanner;
import dev.libindex.scan.ScanResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A minimal ecosystem with everything that matters: {@code packages} lists one package per line,
 * and {@code origin} names keys of the mapping {@code text-map}. A package named {@code throw}
 * makes the scanner throw, {@code overflow} makes it overflow the stack, {@code nothing} makes it
 * return null, and {@code hiccup} gives a transient partial error.
 */
final class TextEcosystem implements Ecosystem {
  static final String MAPPING = "text-map";

  private final String packageScannerVersion;
  private final MappingSource source;

  TextEcosystem() {
    this("1", MappingSource.none());
  }

  TextEcosystem(String packageScannerVersion, MappingSource source) {
    this.packageScannerVersion = packageScannerVersion;
    this.source = source;
  }

  @Override
  public String name() {
    return "text";
  }

  @Override
  public List<PackageScanner> packageScanners() {
    return List.of(new Packages(packageScannerVersion));
  }

  @Override
  public List<RepositoryScanner> repositoryScanners() {
    return List.of(new Repositories());
  }

  @Override
  public List<MappingDeclaration> mappings() {
    return List.of(new MappingDeclaration(MAPPING, source, TextEcosystem::parse));
  }

  /** Parses lines of {@code key value value …}. */
  static Map<String, List<String>> parse(byte[] bytes) throws IOException {
    Map<String, List<String>> entries = new LinkedHashMap<>();
    for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
      List<String> words = List.of(line.split(" ", -1));
      if (words.size() < 2) {
        throw new IOException("not a key and values: " + line);
      }
      entries.put(words.get(0), words.subList(1, words.size()));
    }
    return entries;
  }

  @Override
  public Coalescer coalescer() {
    return layers -> {
      Map<String, Package> packages = new LinkedHashMap<>();
      Map<String, Repository> repositories = new LinkedHashMap<>();
      Map<String, List<Environment>> environments = new LinkedHashMap<>();
      for (LayerArtifacts layer : layers) {
        layer.repositories().forEach(repository -> repositories.put(repository.id(), repository));
        List<String> ids = layer.repositories().stream().map(Repository::id).toList();
        for (Package found : layer.packages()) {
          packages.put(found.id(), found);
          environments.put(
              found.id(), List.of(new Environment(found.packageDb(), layer.layer(), "", ids)));
        }
      }
      return new Contents(packages, Map.of(), repositories, environments);
    };
  }

  private static List<String> lines(LayerView layer, String path) throws IOException {
    Optional<FileContent> content = layer.open(path);
    return content.isEmpty()
        ? List.of()
        : new String(content.get().readAll(1 << 20), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isEmpty())
            .toList();
  }

  private record Packages(String version) implements PackageScanner {

    @Override
    public ScannerIdentity identity() {
      return new ScannerIdentity("text-packages", version, ScannerKind.PACKAGE);
    }

    @Override
    public PathSelector wants() {
      return PathSelector.paths("packages");
    }

    @Override
    public ScanResult<Package> scan(LayerView layer) throws IOException {
      List<Package> packages = new ArrayList<>();
      List<PartialError> errors = new ArrayList<>();
      for (String line : lines(layer, "packages")) {
        switch (line) {
          case "overflow" -> throw new StackOverflowError();
          case "nothing" -> {
            return nothing();
          }
          case "throw" -> throw new IllegalStateException("asked to throw");
          case "hiccup" -> errors.add(PartialError.ofTransient("packages", "hiccup"));
          default ->
              packages.add(
                  Package.builder()
                      .name(line)
                      .version("1")
                      .kind(PackageKind.BINARY)
                      .packageDb("text:packages")
                      .build());
        }
      }
      return new ScanResult<>(packages, List.of(), errors, List.of());
    }
  }

  /** Returns null, as a scanner whose code is not checked for nullness can. */
  @SuppressWarnings("NullAway")
  private static ScanResult<Package> nothing() {
    return null;
  }

  private record Repositories() implements RepositoryScanner, Binder<Repository> {

    @Override
    public ScannerIdentity identity() {
      return new ScannerIdentity("text-repositories", "1", ScannerKind.REPOSITORY);
    }

    @Override
    public PathSelector wants() {
      return PathSelector.paths("origin");
    }

    @Override
    public ScanResult<Repository> scan(LayerView layer) throws IOException {
      List<String> keys = lines(layer, "origin");
      return keys.isEmpty()
          ? ScanResult.empty()
          : new ScanResult<>(
              List.of(),
              List.of(new Evidence(MAPPING, keys, String.join(" ", keys), 1)),
              List.of(),
              List.of());
    }

    @Override
    public ScanResult<Repository> bind(Evidence evidence, @Nullable MappingSlice mapping) {
      if (mapping == null) {
        return ScanResult.failed(PartialError.missingMapping(MAPPING));
      }
      List<Repository> repositories = new ArrayList<>();
      List<Notice> notices = new ArrayList<>();
      for (String key : evidence.keys()) {
        List<String> names = mapping.values().getOrDefault(key, List.of());
        if (names.isEmpty()) {
          notices.add(new Notice("origin", "unknown to the mapping: " + key));
        }
        names.forEach(name -> repositories.add(Repository.of(name, "text", key, null)));
      }
      return new ScanResult<>(repositories, List.of(), List.of(), notices);
    }
  }
}
