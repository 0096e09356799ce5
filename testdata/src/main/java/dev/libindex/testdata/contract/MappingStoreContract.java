package dev.libindex.testdata.contract;

import static dev.libindex.testdata.contract.Samples.CPES;
import static dev.libindex.testdata.contract.Samples.NAMES;
import static dev.libindex.testdata.contract.Samples.NOON;
import static dev.libindex.testdata.contract.Samples.mapping;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.mapping.MappingProvenance;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.store.Bytes;
import dev.libindex.store.MappingStore;
import dev.libindex.store.MappingUpload;
import dev.libindex.store.RefusedMapping;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The contract of a {@link MappingStore} by itself; how it works together with evidence is part of
 * {@link StoreContract}. To test a store, extend this class and supply the store.
 */
public abstract class MappingStoreContract {
  private static final Map<String, List<String>> FIRST = Map.of("rhel-8", List.of("eight"));
  private static final Map<String, List<String>> SECOND =
      Map.of("rhel-8", List.of("eight"), "rhel-9", List.of("nine", "neuf"));
  private static final Instant LATER = NOON.plusSeconds(3600);

  private MappingStore store;

  /** Creates the tests, for a subclass. */
  @SuppressWarnings("NullAway.Init") // JUnit calls open() before every test.
  protected MappingStoreContract() {}

  /** Returns an empty store; called before each test. */
  protected abstract MappingStore createStore();

  @BeforeEach
  void open() {
    store = createStore();
  }

  @Nested
  @DisplayName("installMapping")
  class InstallMapping {
    @Test
    @DisplayName("the installed version is current, with the provenance and number of keys given")
    void becomesCurrent() {
      MappingUpload upload =
          new MappingUpload(
              CPES,
              "sha256:abc",
              new MappingProvenance("a.json", "W/\"5\"", "Sun, 1 Mar 2026", NOON),
              SECOND);

      MappingVersion installed = store.installMapping(upload);

      assertEquals(
          new MappingVersion(
              CPES,
              installed.sequence(),
              "sha256:abc",
              new MappingProvenance("a.json", "W/\"5\"", "Sun, 1 Mar 2026", NOON),
              2),
          installed);
      assertTrue(installed.sequence() >= 1);
      assertEquals(installed, store.currentMapping(CPES).orElseThrow());
    }

    @Test
    @DisplayName("every version has a greater sequence than all earlier ones of all mappings")
    void sequenceGrows() {
      long first = store.installMapping(mapping(CPES, FIRST)).sequence();
      long second = store.installMapping(mapping(NAMES, FIRST)).sequence();
      long third = store.installMapping(mapping(CPES, SECOND)).sequence();
      long back = store.installMapping(mapping(CPES, FIRST)).sequence();

      assertTrue(
          first < second && second < third && third < back,
          first + " < " + second + " < " + third + " < " + back);
      assertEquals(back, store.currentMapping(CPES).orElseThrow().sequence());
      assertEquals(second, store.currentMapping(NAMES).orElseThrow().sequence());
    }

    @Test
    @DisplayName(
        "installing the current version again only updates the server's headers and the time")
    void sameDigest() {
      MappingVersion before = store.installMapping(mapping(CPES, FIRST));

      MappingVersion after =
          store.installMapping(
              new MappingUpload(
                  CPES,
                  before.digest(),
                  new MappingProvenance("elsewhere", "\"new\"", "Mon", LATER),
                  Map.of()));

      assertEquals(
          new MappingVersion(
              CPES,
              before.sequence(),
              before.digest(),
              new MappingProvenance(before.provenance().origin(), "\"new\"", "Mon", LATER),
              1),
          after);
      assertEquals(after, store.currentMapping(CPES).orElseThrow());
    }

    @Test
    @DisplayName("an empty mapping can be installed")
    void empty() {
      assertEquals(0, store.installMapping(mapping(CPES, Map.of())).keys());
      assertTrue(store.currentMapping(CPES).isPresent());
    }

    @Test
    @DisplayName("tens of thousands of keys can be installed and replaced")
    void large() {
      Map<String, List<String>> entries = new HashMap<>();
      for (int i = 0; i < 50_000; i++) {
        entries.put("key " + i, List.of("cpe:/a:vendor:product:" + i % 7, "second"));
      }
      assertEquals(50_000, store.installMapping(mapping(CPES, entries)).keys());

      entries.remove("key 7");
      entries.put("key 8", List.of());
      assertEquals(49_999, store.installMapping(mapping(CPES, entries)).keys());
    }
  }

  @Nested
  @DisplayName("currentMapping")
  class CurrentMapping {
    @Test
    @DisplayName("it is empty if no version was installed")
    void none() {
      store.installMapping(mapping(NAMES, FIRST));

      assertTrue(store.currentMapping(CPES).isEmpty());
    }
  }

  @Nested
  @DisplayName("knowsMapping")
  class KnowsMapping {
    @Test
    @DisplayName("it is true for every version that was ever installed, under its own name only")
    void everInstalled() {
      String first = store.installMapping(mapping(CPES, FIRST)).digest();
      String second = store.installMapping(mapping(CPES, SECOND)).digest();

      assertTrue(store.knowsMapping(CPES, first));
      assertTrue(store.knowsMapping(CPES, second));
      assertFalse(store.knowsMapping(NAMES, first));
      assertFalse(store.knowsMapping(CPES, "sha256:never"));
    }
  }

  @Nested
  @DisplayName("confirmMapping")
  class ConfirmMapping {
    @Test
    @DisplayName("changes only the time of the current version")
    void movesTime() {
      store.installMapping(mapping(CPES, FIRST));
      MappingVersion other = store.installMapping(mapping(NAMES, FIRST));
      MappingVersion before = store.installMapping(mapping(CPES, SECOND));

      store.confirmMapping(CPES, LATER);

      assertEquals(
          new MappingVersion(
              CPES,
              before.sequence(),
              before.digest(),
              new MappingProvenance(
                  before.provenance().origin(),
                  before.provenance().entityTag(),
                  before.provenance().lastModified(),
                  LATER),
              2),
          store.currentMapping(CPES).orElseThrow());
      assertEquals(other, store.currentMapping(NAMES).orElseThrow());
    }

    @Test
    @DisplayName("does nothing if there is no version")
    void none() {
      store.confirmMapping(CPES, LATER);

      assertTrue(store.currentMapping(CPES).isEmpty());
    }
  }

  @Nested
  @DisplayName("lostKeys")
  class LostKeys {
    @Test
    @DisplayName(
        "counts the keys of the current version of this mapping that are not among the given ones")
    void counted() {
      store.installMapping(mapping(NAMES, SECOND));
      assertEquals(0, store.lostKeys(CPES, Set.of()));
      store.installMapping(mapping(CPES, SECOND));

      assertEquals(2, store.lostKeys(CPES, Set.of("another")));
      assertEquals(1, store.lostKeys(CPES, Set.of("rhel-9", "another")));
      assertEquals(0, store.lostKeys(CPES, SECOND.keySet()));
      store.installMapping(mapping(CPES, FIRST));
      assertEquals(1, store.lostKeys(CPES, Set.of()), "a removed key is not counted again");
      store.installMapping(mapping(CPES, Map.of("rhel-8", List.of())));
      assertEquals(0, store.lostKeys(CPES, Set.of()), "the key had no values");
    }
  }

  @Nested
  @DisplayName("keepRefused")
  class KeepRefused {
    @Test
    @DisplayName("keeps the last refused file of a mapping until a version is installed")
    void kept() {
      assertEquals(Optional.empty(), store.refusedMapping(CPES));
      store.keepRefused(refused(CPES, "first"));
      store.keepRefused(refused(CPES, "second"));
      store.keepRefused(refused(NAMES, "other"));
      assertEquals(Optional.of(refused(CPES, "second")), store.refusedMapping(CPES));

      store.installMapping(mapping(CPES, FIRST));
      assertEquals(Optional.empty(), store.refusedMapping(CPES));
      assertEquals(Optional.of(refused(NAMES, "other")), store.refusedMapping(NAMES));
      store.keepRefused(refused(CPES, "third"));
      store.installMapping(mapping(CPES, FIRST));
      assertEquals(
          Optional.empty(),
          store.refusedMapping(CPES),
          "installing the current version again counts, too");
    }

    private RefusedMapping refused(String name, String content) {
      return new RefusedMapping(
          name,
          "sha256:" + content,
          new MappingProvenance("https://map.example", "\"tag\"", "Sun", NOON),
          "loses 3 of 4",
          Bytes.ofUtf8(content));
    }
  }
}
