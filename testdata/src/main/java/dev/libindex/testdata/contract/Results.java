package dev.libindex.testdata.contract;

import dev.libindex.model.Digest;
import dev.libindex.model.Distribution;
import dev.libindex.model.Manifest;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.PartialError;
import dev.libindex.model.Repository;
import dev.libindex.model.ScannerSet;
import dev.libindex.model.State;
import dev.libindex.store.Bytes;
import dev.libindex.store.Cell;
import dev.libindex.store.CoalesceInput;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.IndexResult;
import dev.libindex.store.LayerCells;
import dev.libindex.store.PackageGroup;
import dev.libindex.store.Store;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sample index results. Each has the same two package groups in every layer, one of them without
 * distribution and repositories.
 */
final class Results {
  private static final Distribution RHEL =
      Distribution.builder().did("rhel").name("Red Hat Enterprise Linux").versionId("8.6").build();
  private static final Repository BASE_OS =
      Repository.of("cpe:/o:redhat:enterprise_linux:8::baseos", "rhel-cpe-repository", "", null);
  private static final Repository APP_STREAM =
      Repository.of("cpe:/a:redhat:enterprise_linux:8::appstream", "rhel-cpe-repository", "", null);

  private Results() {}

  static IndexResult of(
      Manifest manifest,
      ScannerSet scanners,
      CoalesceInput input,
      String body,
      Set<String> awaitedMappings,
      Instant at) {
    Map<Digest, Long> revisions = new HashMap<>();
    for (LayerCells layer : input.layers()) {
      revisions.put(layer.layer(), layer.revision());
    }
    return new IndexResult(
        manifest.hash(),
        scanners,
        revisions,
        input.mappingSequence(),
        Bytes.ofUtf8(body),
        awaitedMappings,
        reasons(input, awaitedMappings),
        groups(manifest.layerDigests()),
        at);
  }

  private static Set<PartialError.Reason> reasons(
      CoalesceInput input, Set<String> awaitedMappings) {
    Set<PartialError.Reason> reasons = EnumSet.noneOf(PartialError.Reason.class);
    if (!awaitedMappings.isEmpty()) {
      reasons.add(PartialError.Reason.MISSING_MAPPING);
    }
    for (LayerCells layer : input.layers()) {
      for (Cell cell : layer.cells()) {
        cell.partialErrors().forEach(error -> reasons.add(error.reason()));
      }
    }
    return reasons;
  }

  static IndexResult withGroups(IndexResult result, List<PackageGroup> groups) {
    return new IndexResult(
        result.manifest(),
        result.scanners(),
        result.layerRevisions(),
        result.mappingSequence(),
        result.body(),
        result.awaitedMappings(),
        result.reasons(),
        groups,
        result.at());
  }

  static FinishOutcome finish(Store store, State end, IndexResult result) {
    return end == State.INDEX_FINISHED
        ? store.setIndexFinished(result)
        : store.setIndexPartial(result);
  }

  private static List<PackageGroup> groups(List<Digest> layers) {
    return layers.stream()
        .distinct()
        .flatMap(
            layer ->
                Stream.of(
                    new PackageGroup(
                        "sqlite:var/lib/rpm",
                        layer,
                        RHEL,
                        sorted(List.of(BASE_OS, APP_STREAM), Comparator.comparing(Repository::id)),
                        sorted(
                            List.of(installed("bash"), installed("zlib")),
                            Comparator.comparing(Package::id))),
                    new PackageGroup(
                        "rhcc:" + layer.hex(), layer, null, List.of(), List.of(installed("ubi8")))))
        .toList();
  }

  private static Package installed(String name) {
    return Package.builder()
        .name(name)
        .version("1-1.el8")
        .kind(PackageKind.BINARY)
        .arch("x86_64")
        .source(Package.builder().name(name).version("1-1").kind(PackageKind.SOURCE).build())
        .build();
  }

  private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
    return list.stream().sorted(order).toList();
  }
}
