package dev.libindex.internal.coalesce;

import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.ecosystem.Resolver;
import dev.libindex.internal.scan.ScannerRegistry;
import dev.libindex.model.CellOutcome;
import dev.libindex.model.Contents;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Package;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import dev.libindex.model.State;
import dev.libindex.options.UnknownContent;
import dev.libindex.scan.ScanResult;
import dev.libindex.store.CoalesceInput;
import dev.libindex.store.KnownManifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Turns a manifest's cells into a report: a pure function of the cells, the snapshot of the
 * mappings and the registered ecosystems. Thread-safe.
 */
public final class ImageCoalescer {
  private static final Package NO_SOURCE = Package.builder().build();

  private final List<Member> members;
  private final ScannerRegistry scanners;
  private final UnknownContent unknownContent;

  /** An ecosystem and its scanners, collected once because each manifest needs them. */
  private record Member(Ecosystem ecosystem, ScannerSet scanners) {}

  /** Creates a coalescer that applies these ecosystems in the given order. */
  public ImageCoalescer(
      List<Ecosystem> ecosystems, ScannerRegistry scanners, UnknownContent unknownContent) {
    this.members =
        ecosystems.stream()
            .map(ecosystem -> new Member(ecosystem, new ScannerRegistry(List.of(ecosystem)).set()))
            .toList();
    this.scanners = scanners;
    this.unknownContent = unknownContent;
  }

  /** Returns whether the scanners of some of the ecosystems, taken together, are exactly these. */
  public boolean canCoalesce(ScannerSet set) {
    return set.equals(scanners.set()) || set.equals(new ScannerRegistry(ecosystemsOf(set)).set());
  }

  /** Returns the ecosystems that have no other scanners than these. */
  private List<Ecosystem> ecosystemsOf(ScannerSet set) {
    return members.stream()
        .filter(member -> set.covers(member.scanners()))
        .map(Member::ecosystem)
        .toList();
  }

  /**
   * Makes the report, finished or partial, for the scanners of the manifest.
   *
   * @param manifest the manifest, with scanners that this instance {@linkplain #canCoalesce can
   *     coalesce}
   * @param input the input, with a cell of every scanner for every layer
   */
  public IndexReport coalesce(KnownManifest manifest, CoalesceInput input) {
    List<Map<ScannerIdentity, ScanResult<?>>> scanned = decode(manifest.layers(), input);
    List<BoundLayer> layers = bind(manifest.layers(), scanned, input);
    List<Ecosystem> ecosystems = ecosystemsOf(manifest.scanners());
    Contents contents = contents(ecosystems, layers);
    List<BoundLayer> reviewed = UnknownInImage.report(scanned, layers, ecosystems, unknownContent);
    return report(manifest.hash(), contents, Outcomes.of(reviewed));
  }

  /** Returns what was scanned in each layer of an image. */
  private static List<Map<ScannerIdentity, ScanResult<?>>> decode(
      List<Digest> layers, CoalesceInput input) {
    Map<Digest, Map<ScannerIdentity, ScanResult<?>>> decoded = new HashMap<>();
    input.layers().forEach(layer -> decoded.put(layer.layer(), DecodedCells.of(layer)));
    return layers.stream().map(decoded::get).map(Objects::requireNonNull).toList();
  }

  /** Composes and binds the layers of an image. */
  private List<BoundLayer> bind(
      List<Digest> layers, List<Map<ScannerIdentity, ScanResult<?>>> scanned, CoalesceInput input) {
    List<Map<ScannerIdentity, ScanResult<?>>> composed = Composition.compose(scanners, scanned);
    EvidenceBinding binding = new EvidenceBinding(scanners, input.mappings());
    List<BoundLayer> bound = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      bound.add(binding.bind(layers.get(i), composed.get(i)));
    }
    return bound;
  }

  private static Contents contents(List<Ecosystem> ecosystems, List<BoundLayer> layers) {
    ContentsMerger merger = new ContentsMerger();
    for (Ecosystem ecosystem : ecosystems) {
      merger.add(ecosystem.coalescer().coalesce(BoundLayer.artifacts(layers, List.of(ecosystem))));
    }
    Contents contents = merger.merged();
    List<LayerArtifacts> all = BoundLayer.artifacts(layers, ecosystems);
    for (Ecosystem ecosystem : ecosystems) {
      for (Resolver resolver : ecosystem.resolvers()) {
        contents = resolver.resolve(contents, all);
      }
    }
    return asReported(contents);
  }

  private static Contents asReported(Contents contents) {
    Map<String, Package> packages = new HashMap<>();
    contents.packages().forEach((id, found) -> packages.put(id, asReported(found)));
    return new Contents(
        packages, contents.distributions(), contents.repositories(), contents.environments());
  }

  /** Gives every package a source, as Clair's clients expect: a nameless one if none is known. */
  private static Package asReported(Package found) {
    Package source = found.source();
    return withoutOrigin(found).toBuilder()
        .source(source == null ? NO_SOURCE : withoutOrigin(source))
        .build();
  }

  /** Drops what only coalescers and resolvers need and a stored report does not have. */
  private static Package withoutOrigin(Package found) {
    return found.toBuilder().packageDb("").filepath("").repositoryHint("").build();
  }

  private static IndexReport report(
      Digest manifest, Contents contents, List<CellOutcome> outcomes) {
    Set<String> causes =
        outcomes.stream()
            .flatMap(outcome -> outcome.partialErrors().stream())
            .map(PartialError::cause)
            .collect(Collectors.toCollection(TreeSet::new));
    if (causes.isEmpty()) {
      return new IndexReport(manifest, State.INDEX_FINISHED, contents, true, "", outcomes);
    }
    String err = "partial scan: " + String.join("; ", causes);
    return new IndexReport(manifest, State.INDEX_PARTIAL, contents, false, err, outcomes);
  }
}
