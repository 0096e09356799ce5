package dev.libindex.internal.coalesce;

import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.ecosystem.Resolver;
import dev.libindex.internal.scan.ScannerRegistry;
import dev.libindex.model.CellOutcome;
import dev.libindex.model.Contents;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Manifest;
import dev.libindex.model.Package;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerSet;
import dev.libindex.model.State;
import dev.libindex.store.CoalesceInput;
import dev.libindex.store.LayerCells;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes one report of a manifest's cells: a pure function of the cells, the mapping snapshot and
 * the registered ecosystems. Thread-safe.
 */
public final class ImageCoalescer {
  private static final Package NO_SOURCE = Package.builder().build();

  private final List<Member> members;
  private final ScannerRegistry scanners;

  /** An ecosystem with its scanners, which do not change and are asked for with each manifest. */
  private record Member(Ecosystem ecosystem, ScannerSet scanners) {}

  /** For these ecosystems, in their order. */
  public ImageCoalescer(List<Ecosystem> ecosystems, ScannerRegistry scanners) {
    this.members =
        ecosystems.stream()
            .map(ecosystem -> new Member(ecosystem, new ScannerRegistry(List.of(ecosystem)).set()))
            .toList();
    this.scanners = scanners;
  }

  /** Whether some of the ecosystems have exactly these scanners, all together. */
  public boolean canCoalesce(ScannerSet set) {
    return set.equals(scanners.set()) || set.equals(new ScannerRegistry(ecosystemsOf(set)).set());
  }

  /** A report of fewer scanners is made by the ecosystems that have no others. */
  private List<Ecosystem> ecosystemsOf(ScannerSet set) {
    return members.stream()
        .filter(member -> set.covers(member.scanners()))
        .map(Member::ecosystem)
        .toList();
  }

  /**
   * Coalesces.
   *
   * @param input must have every cell of the scanner set for every layer of the manifest
   * @param set the scanners that the report belongs to: all, or those of some of the ecosystems
   */
  public CoalescedImage coalesce(Manifest manifest, CoalesceInput input, ScannerSet set) {
    LayerBinding binding = new LayerBinding(scanners, input.mappings());
    Map<Digest, BoundLayer> bound = new HashMap<>();
    for (LayerCells layer : input.layers()) {
      bound.put(layer.layer(), binding.bind(layer));
    }
    List<BoundLayer> layers =
        manifest.layerDigests().stream().map(bound::get).map(Objects::requireNonNull).toList();
    Contents contents = contents(ecosystemsOf(set), layers);
    IndexReport report = report(manifest.hash(), contents, outcomes(layers));
    return new CoalescedImage(report, awaited(report), PackageGroups.of(contents));
  }

  private static Contents contents(List<Ecosystem> ecosystems, List<BoundLayer> layers) {
    ContentsMerger merger = new ContentsMerger();
    for (Ecosystem ecosystem : ecosystems) {
      merger.add(ecosystem.coalescer().coalesce(Artifacts.of(ecosystem, layers)));
    }
    Contents contents = merger.merged();
    List<LayerArtifacts> all = Artifacts.ofAll(ecosystems, layers);
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

  /** Clair's clients find a source with every package, a nameless one if none is known. */
  private static Package asReported(Package found) {
    Package source = found.source();
    return withoutOrigin(found).toBuilder()
        .source(source == null ? NO_SOURCE : withoutOrigin(source))
        .build();
  }

  /** Drops what only coalescers and resolvers need, so that a report equals itself read back. */
  private static Package withoutOrigin(Package found) {
    return found.toBuilder().packageDb("").filepath("").repositoryHint("").build();
  }

  /**
   * Only those with something to say, in the order in which a report read back has them: JSON keeps
   * partial errors and notices apart.
   */
  private static List<CellOutcome> outcomes(List<BoundLayer> layers) {
    List<CellOutcome> outcomes = new ArrayList<>();
    for (BoundLayer layer : layers.stream().distinct().toList()) {
      layer
          .results()
          .forEach(
              (scanner, result) -> {
                if (!result.partialErrors().isEmpty() || !result.notices().isEmpty()) {
                  outcomes.add(
                      new CellOutcome(
                          layer.layer(), scanner, result.partialErrors(), result.notices()));
                }
              });
    }
    Comparator<CellOutcome> errorsFirst =
        Comparator.comparing(outcome -> outcome.partialErrors().isEmpty());
    outcomes.sort(errorsFirst);
    return outcomes;
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

  private static Set<String> awaited(IndexReport report) {
    return report.partialErrors().stream()
        .filter(error -> error.reason() == PartialError.Reason.MISSING_MAPPING)
        .map(PartialError::mapping)
        .collect(Collectors.toSet());
  }
}
