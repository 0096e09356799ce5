package dev.libindex.internal.affected;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.memory.InMemoryStore;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexRecord;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.Repository;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.Bytes;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.IndexResult;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.PackageGroup;
import dev.libindex.testdata.store.RecordingStore;
import dev.libindex.testdata.store.StoreMethod;
import dev.libindex.vulnerability.AffectedManifests;
import dev.libindex.vulnerability.BadVulnerability;
import dev.libindex.vulnerability.BadVulnerabilityException;
import dev.libindex.vulnerability.Matcher;
import dev.libindex.vulnerability.Severity;
import dev.libindex.vulnerability.Vulnerability;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A search for affected images")
class AffectedSearchTest {
  private static final Digest LAYER = digest(0);
  private static final Repository REPOSITORY = Repository.of("repository", "", "", null);

  private final RecordingStore store = new RecordingStore(new InMemoryStore());
  private final List<IndexRecord> shown = new ArrayList<>();

  /**
   * Does what the fixed version of a vulnerability tells it to; ignores any other vulnerability.
   */
  private final Matcher matcher =
      vulnerability ->
          switch (vulnerability.fixedInVersion()) {
            case "all" -> Optional.of(this::show);
            case "none" -> Optional.of(one -> false);
            case "bad" -> throw new BadVulnerabilityException("it is bad");
            case "broken" -> throw new IllegalStateException("broken");
            case "breaks" ->
                Optional.of(
                    one -> {
                      throw new IllegalStateException("breaks");
                    });
            default -> Optional.empty();
          };

  @Test
  @DisplayName(
      "reads the store once for any number of vulnerabilities, and not at all if there are none to look up")
  void oneRead() {
    index(1, rpm("bash", ""));
    List<Vulnerability> many =
        IntStream.range(0, 1000).mapToObj(i -> of("id" + i, "name" + i, "all")).toList();

    assertTrue(ask(many.toArray(Vulnerability[]::new)).manifests().isEmpty());
    assertEquals(1, store.calls(StoreMethod.FIND_PACKAGES));

    ask(of("a", "bash", "foreign"), of("b", "bash", "bad"));
    ask();
    assertEquals(1, store.calls(StoreMethod.FIND_PACKAGES));
  }

  @Test
  @DisplayName("sorts images by digest, and vulnerabilities by severity, then in the given order")
  void order() {
    index(2, rpm("bash", ""));
    index(1, rpm("bash", ""), rpm("zlib", ""));

    AffectedManifests answer =
        ask(
            of("a", "bash", "all", Severity.LOW),
            of("b", "zlib", "all", Severity.CRITICAL),
            of("c", "bash", "all", Severity.HIGH),
            of("d", "bash", "all", Severity.LOW),
            of("e", "bash", "none", Severity.CRITICAL));

    assertEquals(List.of(digest(1), digest(2)), List.copyOf(answer.manifests().keySet()));
    assertEquals(
        Map.of(digest(1), List.of("b", "c", "a", "d"), digest(2), List.of("c", "a", "d")),
        ids(answer));
    assertEquals(List.of("a", "b", "c", "d", "e"), ids(answer.asked()));
  }

  @Test
  @DisplayName(
      "lists malformed, inapplicable and failing vulnerabilities separately, and looks up the others")
  void bad() {
    index(1, rpm("bash", ""));

    AffectedManifests answer =
        ask(
            of("bad", "bash", "bad"),
            of("foreign", "bash", "foreign"),
            of("broken", "bash", "broken"),
            of("breaks", "bash", "breaks"),
            of("nameless", "", "all"),
            of("good", "bash", "all"));

    assertEquals(Map.of(digest(1), List.of("good")), ids(answer));
    assertEquals(List.of("foreign"), ids(answer.notApplicable()));
    assertEquals(
        List.of(
            "bad: it is bad",
            "broken: a matcher failed on it: java.lang.IllegalStateException: broken",
            "nameless: its package has no name",
            "breaks: a matcher failed on it: java.lang.IllegalStateException: breaks"),
        answer.bad().stream().map(AffectedSearchTest::text).toList());
  }

  @Test
  @DisplayName(
      "asks matchers about the installed package, even if the vulnerability names its source")
  void source() {
    index(1, rpm("openssl-libs", "openssl"));

    assertEquals(Map.of(digest(1), List.of("a")), ids(ask(of("a", "openssl", "all"))));
    assertEquals("openssl-libs", shown.get(0).found().name());
    assertEquals(Set.of(REPOSITORY), Set.of(shown.get(0).repository()));
  }

  @Test
  @DisplayName("does not confuse a source package with a binary package of the same name")
  void sourceOfAnotherName() {
    index(1, rpm("python3", "python3.9"));
    index(2, rpm("python3-libs", "python3"));
    index(3, Package.builder().name("python3").kind(PackageKind.SOURCE).build());
    Vulnerability source =
        Vulnerability.builder(
                "a", Package.builder().name("python3").kind(PackageKind.SOURCE).build())
            .fixedInVersion("all")
            .build();

    assertEquals(Set.of(digest(2), digest(3)), ask(source).manifests().keySet());
    assertEquals(
        Set.of(digest(1), digest(2), digest(3)),
        ask(of("a", "python3", "all")).manifests().keySet());
  }

  @Test
  @DisplayName("considers a package affected if any matcher of any ecosystem says so")
  void manyMatchers() {
    index(1, rpm("bash", ""));
    Matcher no = vulnerability -> Optional.of(one -> false);
    Matcher foreign = vulnerability -> Optional.empty();

    AffectedManifests answer =
        new AffectedSearch(store, List.of(no, foreign, matcher))
            .run(List.of(of("a", "bash", "all")));

    assertEquals(Map.of(digest(1), List.of("a")), ids(answer));
  }

  private boolean show(IndexRecord item) {
    shown.add(item);
    return true;
  }

  private AffectedManifests ask(Vulnerability... vulnerabilities) {
    return new AffectedSearch(store, List.of(matcher)).run(List.of(vulnerabilities));
  }

  private void index(int number, Package... packages) {
    store.persistManifest(new Manifest(digest(number), List.of(Layer.of(LAYER, ""))));
    KnownManifest manifest = new KnownManifest(digest(number), List.of(LAYER), none());
    PackageGroup group =
        new PackageGroup("db", LAYER, null, List.of(REPOSITORY), List.of(packages));
    long revision = store.coalesceInput(manifest).layers().get(0).revision();
    IndexResult result =
        new IndexResult(
            digest(number),
            none(),
            Map.of(LAYER, revision),
            0,
            Bytes.ofUtf8(""),
            Set.of(),
            Set.of(),
            List.of(group),
            Instant.EPOCH);
    assertEquals(FinishOutcome.STORED, store.setIndexFinished(result));
  }

  private static ScannerSet none() {
    return ScannerSet.of(List.of());
  }

  private static Vulnerability of(String id, String name, String fixed) {
    return of(id, name, fixed, Severity.UNKNOWN);
  }

  private static Vulnerability of(String id, String name, String fixed, Severity severity) {
    return Vulnerability.builder(id, Package.builder().name(name).kind(PackageKind.BINARY).build())
        .fixedInVersion(fixed)
        .normalizedSeverity(severity)
        .build();
  }

  private static Package rpm(String name, String source) {
    return Package.builder()
        .name(name)
        .version("1-1")
        .kind(PackageKind.BINARY)
        .source(
            source.isEmpty()
                ? null
                : Package.builder().name(source).kind(PackageKind.SOURCE).build())
        .build();
  }

  private static Digest digest(int number) {
    return new Digest(Digest.Algorithm.SHA256, "%064x".formatted(number));
  }

  private static Map<Digest, List<String>> ids(AffectedManifests answer) {
    return answer.manifests().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> ids(e.getValue())));
  }

  private static List<String> ids(List<Vulnerability> vulnerabilities) {
    return vulnerabilities.stream().map(Vulnerability::id).toList();
  }

  private static String text(BadVulnerability bad) {
    return bad.vulnerability().id() + ": " + bad.cause();
  }
}
