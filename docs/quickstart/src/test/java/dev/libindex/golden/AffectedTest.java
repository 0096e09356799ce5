package dev.libindex.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.Libindex;
import dev.libindex.LibindexOptions;
import dev.libindex.json.AffectedManifestsJson;
import dev.libindex.lock.LockSource;
import dev.libindex.memory.InMemoryLockSource;
import dev.libindex.memory.InMemoryStore;
import dev.libindex.model.Digest;
import dev.libindex.postgres.PostgresStore;
import dev.libindex.postgres.PostgresStoreOptions;
import dev.libindex.rhel.Ecosystems;
import dev.libindex.rhel.RhelConfig;
import dev.libindex.store.Store;
import dev.libindex.testdata.internal.RequiresSharedData;
import dev.libindex.testdata.internal.SharedData;
import dev.libindex.testdata.internal.golden.GoldenCases;
import dev.libindex.testdata.postgres.TestPostgres;
import dev.libindex.vulnerability.AffectedManifests;
import dev.libindex.vulnerability.BadVulnerability;
import dev.libindex.vulnerability.Vulnerability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Asks which recorded images the recorded vulnerabilities affect, as claircore was asked. */
@DisplayName("The recorded vulnerability")
@RequiresSharedData
class AffectedTest {
  @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

  /** The malformed vulnerabilities, which we report, while claircore just finds nothing. */
  private static final Set<String> BAD =
      Set.of("16-cpe-invalid", "24-arch-bad-pattern", "25-arch-no-op");

  private static final Set<String> NOT_APPLICABLE =
      Set.of("17-key-other", "18-key-empty", "36-aws-no-version-id");

  /** The cases that each hostile vulnerability affects, or why it was not searched for. */
  private static final Map<String, List<String>> HOSTILE =
      Map.of(
          "x1-no-distribution", List.of("a-s390x-sqlite", "b-ubi86-labels", "c-upgrade"),
          "x2-no-repository", List.of("not applicable"),
          "x3-bad-fixed",
              List.of("one of its versions is malformed: rpmver: abc: missing separators"),
          "x4-bad-fixed-nobody",
              List.of("one of its versions is malformed: rpmver: abc: missing separators"),
          "x5-empty-name", List.of("its package has no name"),
          "x6-quote", List.of());

  private static final Map<Digest, String> CASES = new HashMap<>();

  /** The answered vulnerabilities, and whether claircore's answer differs. */
  private static final Map<String, Boolean> ANSWERED = new HashMap<>();

  private static Libindex inMemory;
  private static PostgresStore postgres;
  private static Libindex inPostgres;

  @BeforeAll
  static void index() throws IOException, InterruptedException {
    Store memory = new InMemoryStore();
    LockSource locks = new InMemoryLockSource(Clock.systemUTC());
    postgres =
        PostgresStore.create(POSTGRES.database().dataSource(), PostgresStoreOptions.defaults());
    JsonNode indexed = recorded("indexed.json");
    for (JsonNode name : indexed.path("cases")) {
      GoldenRun.index(GoldenCases.named(name.textValue()), memory, locks);
      GoldenRun.index(GoldenCases.named(name.textValue()), postgres, postgres.lockSource());
      String hash = indexed.path("manifests").path(name.textValue()).textValue();
      CASES.put(Digest.parse(hash), name.textValue());
    }
    assertEquals(8, CASES.size());
    inMemory = libindex(memory, locks);
    inPostgres = libindex(postgres, postgres.lockSource());
    bindWithOneMapping(inMemory, indexed.path("mapping"));
    bindWithOneMapping(inPostgres, indexed.path("mapping"));
  }

  /** Binds all reports with the same mapping; each case was indexed with its own. */
  private static void bindWithOneMapping(Libindex libindex, JsonNode mapping)
      throws IOException, InterruptedException {
    Path data = SharedData.require("data");
    libindex.importMapping(
        RhelConfig.REPOSITORY_TO_CPE,
        data.resolve(mapping.path("repository_to_cpe").textValue()),
        true);
    libindex.importMapping(
        RhelConfig.CONTAINER_NAME_REPOSITORIES,
        data.resolve(mapping.path("container_name_repos_map").textValue()),
        true);
    libindex.heal();
  }

  @AfterAll
  static void printTally() throws IOException {
    int all = asked("vulnerabilities.json").size() + asked("hostile.json").size();
    int differ = Collections.frequency(ANSWERED.values(), true);
    System.out.printf(
        "golden affected manifests: %d vulnerabilities, %d agree, %d differ on purpose,"
            + " %d skipped%n",
        all, ANSWERED.size() - differ, differ, all - ANSWERED.size());
  }

  @AfterAll
  static void close() {
    inPostgres.close();
    postgres.close();
    inMemory.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vulnerabilities")
  @DisplayName("affects the images that it should")
  void affects(Vulnerability vulnerability) throws IOException {
    Set<String> expected = new TreeSet<>(texts(recorded("expected.json"), vulnerability.id()));
    expected.removeAll(wrong(vulnerability.id()));

    AffectedManifests answer = inMemory.affectedManifests(List.of(vulnerability));

    assertEquals(expected, cases(answer));
    assertEquals(BAD.contains(vulnerability.id()), !answer.bad().isEmpty(), "bad");
    assertEquals(
        NOT_APPLICABLE.contains(vulnerability.id()),
        !answer.notApplicable().isEmpty(),
        "not applicable");
    recordAnswer(vulnerability, answer);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  @DisplayName("gets an answer even if it is hostile")
  void survives(Vulnerability vulnerability) throws IOException {
    AffectedManifests answer = inMemory.affectedManifests(List.of(vulnerability));

    List<String> said = new ArrayList<>(cases(answer));
    answer.bad().stream().map(BadVulnerability::cause).forEach(said::add);
    answer.notApplicable().forEach(one -> said.add("not applicable"));
    assertEquals(HOSTILE.get(vulnerability.id()), said);
    recordAnswer(vulnerability, answer);
  }

  /**
   * Records whether our answer differs, as it does for bad vulnerabilities and for those that are
   * not applicable, neither of which claircore reports.
   */
  private static void recordAnswer(Vulnerability vulnerability, AffectedManifests answer)
      throws IOException {
    boolean differs =
        recorded("differs.json").has(vulnerability.id())
            || !answer.bad().isEmpty()
            || !answer.notApplicable().isEmpty();
    ANSWERED.put(vulnerability.id(), differs);
  }

  @Test
  @DisplayName("is listed by severity, even among hostile ones")
  void ordersAll() throws IOException {
    List<Vulnerability> all = new ArrayList<>(asked("hostile.json"));
    all.addAll(asked("vulnerabilities.json"));

    AffectedManifests answer = inMemory.affectedManifests(all);

    JsonNode expected = recorded("expected-order.json");
    assertEquals(expected.size(), answer.manifests().size());
    answer
        .manifests()
        .forEach(
            (manifest, found) ->
                assertEquals(
                    order(expected, caseOf(manifest)),
                    found.stream()
                        .filter(one -> !one.id().startsWith("x"))
                        .map(one -> one.normalizedSeverity().text())
                        .toList(),
                    caseOf(manifest)));
    assertEquals(BAD.size() + 3, answer.bad().size());
    assertEquals(NOT_APPLICABLE.size() + 1, answer.notApplicable().size());
  }

  @Test
  @DisplayName("gets the same answer from both stores, byte for byte")
  void sameFromBothStores() throws IOException {
    List<Vulnerability> all = new ArrayList<>(asked("vulnerabilities.json"));
    all.addAll(asked("hostile.json"));

    byte[] answer = AffectedManifestsJson.write(inMemory.affectedManifests(all));

    assertArrayEquals(answer, AffectedManifestsJson.write(inPostgres.affectedManifests(all)));
    JsonNode json = GoldenRun.tree(new String(answer, StandardCharsets.UTF_8));
    assertEquals(all.size(), json.path("vulnerabilities").size());
    assertEquals(CASES.size(), json.path("vulnerable_manifests").size());
    assertTrue(json.path("bad_vulnerabilities").size() > 0);
  }

  static Stream<Named<Vulnerability>> vulnerabilities() throws IOException {
    return named("vulnerabilities.json", 41);
  }

  static Stream<Named<Vulnerability>> hostile() throws IOException {
    return named("hostile.json", HOSTILE.size());
  }

  private static Stream<Named<Vulnerability>> named(String file, int count) throws IOException {
    List<Vulnerability> all = asked(file);
    assertEquals(count, all.size());
    return all.stream().map(one -> Named.of(one.id(), one));
  }

  private static List<Vulnerability> asked(String file) throws IOException {
    byte[] question = ("{\"vulnerabilities\":" + text(file) + "}").getBytes(StandardCharsets.UTF_8);
    return AffectedManifestsJson.readVulnerabilities(question);
  }

  private static Set<String> cases(AffectedManifests answer) {
    Set<String> cases = new TreeSet<>();
    answer.manifests().keySet().forEach(manifest -> cases.add(caseOf(manifest)));
    return cases;
  }

  private static String caseOf(Digest manifest) {
    return CASES.getOrDefault(manifest, "no case");
  }

  /** Returns claircore's order, without the vulnerabilities that it lists wrongly. */
  private static List<String> order(JsonNode expected, String golden) {
    List<String> severities = texts(expected, golden);
    JsonNode differs = recorded("differs.json");
    for (JsonNode vulnerability : recorded("vulnerabilities.json")) {
      if (texts(differs.path(vulnerability.path("id").textValue()), "wrong").contains(golden)) {
        assertTrue(severities.remove(vulnerability.path("normalized_severity").textValue()));
      }
    }
    return severities;
  }

  private static List<String> wrong(String id) {
    return texts(recorded("differs.json").path(id), "wrong");
  }

  private static List<String> texts(JsonNode object, String name) {
    List<String> texts = new ArrayList<>();
    object.path(name).forEach(text -> texts.add(text.textValue()));
    return texts;
  }

  private static JsonNode recorded(String file) {
    return GoldenRun.tree(text(file));
  }

  private static String text(String file) {
    try {
      return Files.readString(SharedData.require("golden/affected").resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Libindex libindex(Store store, LockSource locks) {
    return Libindex.builder()
        .store(store)
        .locks(locks)
        .ecosystems(Ecosystems.rhel(RhelConfig.offline()))
        .options(LibindexOptions.of(options -> options.offline(true)))
        .build();
  }
}
