package dev.libindex;

import static dev.libindex.model.State.CHECK_MANIFEST;
import static dev.libindex.model.State.COALESCE;
import static dev.libindex.model.State.FETCH_LAYERS;
import static dev.libindex.model.State.INDEX_ERROR;
import static dev.libindex.model.State.INDEX_FINISHED;
import static dev.libindex.model.State.INDEX_MANIFEST;
import static dev.libindex.model.State.INDEX_PARTIAL;
import static dev.libindex.model.State.SCAN_LAYERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.error.StoreException;
import dev.libindex.listener.HealResult;
import dev.libindex.listener.IndexListener;
import dev.libindex.mapping.MappingProvenance;
import dev.libindex.memory.InMemoryLockSource;
import dev.libindex.memory.InMemoryStore;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexFailedException;
import dev.libindex.model.Manifest;
import dev.libindex.model.State;
import dev.libindex.store.CoalesceInput;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.IndexResult;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.MappingUpload;
import dev.libindex.store.Store;
import dev.libindex.testdata.image.ImageBuilder;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.TestLayer;
import dev.libindex.testdata.store.ForwardingStore;
import dev.libindex.testdata.store.StoreMethod;
import dev.libindex.testdata.time.ManualClock;
import dev.libindex.testdata.time.ManualScheduler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which states a run enters. Everything runs on the calling thread. */
@DisplayName("A run enters")
class StatesTest {
  private final ManualClock clock = new ManualClock(Instant.EPOCH);
  private final InMemoryStore store = new InMemoryStore();
  private final ChangingStore changing = new ChangingStore(store);
  private final List<State> entered = new ArrayList<>();
  private final Libindex libindex =
      Libindex.builder()
          .store(changing)
          .locks(new InMemoryLockSource(clock))
          .ecosystem(new TextEcosystem())
          .options(LibindexOptions.of(options -> options.fileLayers(true).offline(true)))
          .listener(
              new IndexListener() {
                @Override
                public void stateEntered(Digest manifest, State state) {
                  entered.add(state);
                }
              })
          .clock(clock)
          .scheduler(new ManualScheduler(clock))
          .executor(Runnable::run)
          .build();

  @TempDir Path folder;

  @AfterEach
  void close() {
    libindex.close();
  }

  @Test
  @DisplayName("every state for a new image, but only the first and the last for a stored report")
  void stored() throws Exception {
    Manifest manifest = image("packages", "bash\n");
    libindex.index(manifest);
    assertEntered(
        CHECK_MANIFEST, FETCH_LAYERS, SCAN_LAYERS, COALESCE, INDEX_MANIFEST, INDEX_FINISHED);
    libindex.index(manifest);
    assertEntered(CHECK_MANIFEST, INDEX_FINISHED);
    libindex.index(new Manifest(digest(1), manifest.layers()));
    assertEntered(CHECK_MANIFEST, COALESCE, INDEX_MANIFEST, INDEX_FINISHED);
  }

  @Test
  @DisplayName(
      "IndexError when a layer cannot be fetched, and no further state until the next attempt")
  void failed() throws Exception {
    Manifest manifest = image("packages", "bash\n");
    Files.delete(folder.resolve("layer"));
    assertThrows(IndexFailedException.class, () -> libindex.index(manifest));
    assertEntered(CHECK_MANIFEST, FETCH_LAYERS, INDEX_ERROR);
    assertThrows(IndexFailedException.class, () -> libindex.index(manifest));
    assertEntered(CHECK_MANIFEST);
  }

  @Test
  @DisplayName("Coalesce again as long as what it has read changes")
  void stale() throws Exception {
    changing.outcomes.add(FinishOutcome.STALE);
    changing.outcomes.add(FinishOutcome.STALE);
    libindex.index(image("packages", "bash\n"));
    assertEntered(
        CHECK_MANIFEST,
        FETCH_LAYERS,
        SCAN_LAYERS,
        COALESCE,
        INDEX_MANIFEST,
        COALESCE,
        INDEX_MANIFEST,
        COALESCE,
        INDEX_MANIFEST,
        INDEX_FINISHED);
  }

  @Test
  @DisplayName("FetchLayers again when cells have disappeared, before or after Coalesce read them")
  void cellsMissing() throws Exception {
    changing.outcomes.add(FinishOutcome.CELLS_MISSING);
    changing.emptyInputs = 1;
    libindex.index(image("packages", "bash\n"));
    assertEntered(
        CHECK_MANIFEST,
        FETCH_LAYERS,
        SCAN_LAYERS,
        COALESCE,
        FETCH_LAYERS,
        SCAN_LAYERS,
        COALESCE,
        INDEX_MANIFEST,
        FETCH_LAYERS,
        SCAN_LAYERS,
        COALESCE,
        INDEX_MANIFEST,
        INDEX_FINISHED);
  }

  @Test
  @DisplayName("the state of its report even if the manifest was deleted in the meantime")
  void gone() throws Exception {
    Manifest manifest = image("origin", "r1\n");
    changing.outcomes.add(FinishOutcome.MANIFEST_GONE);
    assertEquals(INDEX_PARTIAL, libindex.index(manifest).state());
    assertEntered(
        CHECK_MANIFEST, FETCH_LAYERS, SCAN_LAYERS, COALESCE, INDEX_MANIFEST, INDEX_PARTIAL);
    assertTrue(libindex.indexReport(manifest.hash()).isEmpty());
  }

  @Test
  @DisplayName("no more than 200 states, even if what it reads never stops changing")
  void bounded() throws Exception {
    Manifest manifest = image("packages", "bash\n");
    for (int i = 0; i < 1000; i++) {
      changing.outcomes.add(FinishOutcome.STALE);
    }
    assertThrows(StoreException.class, () -> libindex.index(manifest));
    assertEquals(200, entered.size());
  }

  @Test
  @DisplayName("only Coalesce and what follows when a report is healed")
  void healed() throws Exception {
    libindex.index(image("origin", "r1\n"));
    installMapping();
    entered.clear();
    changing.outcomes.add(FinishOutcome.STALE);
    assertEquals(new HealResult(1, 0, 0, 0, 0), libindex.heal());
    assertEntered(COALESCE, INDEX_MANIFEST, COALESCE, INDEX_MANIFEST, INDEX_FINISHED);
  }

  @Test
  @DisplayName("no state after Coalesce when cells are missing while a report is healed")
  void healingLacksCells() throws Exception {
    libindex.index(image("origin", "r1\n"));
    installMapping();
    entered.clear();
    changing.emptyInputs = 1;
    assertEquals(new HealResult(0, 0, 1, 0, 0), libindex.heal());
    assertEntered(COALESCE);
  }

  @Test
  @DisplayName("the state of the report when a manifest is deleted while it is healed")
  void goneWhileHealing() throws Exception {
    libindex.index(image("origin", "r1\n"));
    installMapping();
    entered.clear();
    changing.outcomes.add(FinishOutcome.MANIFEST_GONE);
    assertEquals(new HealResult(0, 0, 1, 0, 0), libindex.heal());
    assertEntered(COALESCE, INDEX_MANIFEST, INDEX_FINISHED);
  }

  private void assertEntered(State... expected) {
    assertEquals(List.of(expected), entered);
    entered.clear();
  }

  private Manifest image(String path, String content) {
    Path file = folder.resolve("layer");
    TestLayer layer = LayerBuilder.create().file(path, content).buildTo(file);
    return ImageBuilder.create().layer(layer).build().manifest(only -> file.toUri().toString());
  }

  /** Installs the mapping as another node would, without starting a sweep here. */
  private void installMapping() {
    store.installMapping(
        new MappingUpload(
            TextEcosystem.MAPPING,
            "sha256:0",
            new MappingProvenance("another node", "", "", clock.instant()),
            Map.of("r1", List.of("alpha"))));
  }

  private static Digest digest(int number) {
    return new Digest(Digest.Algorithm.SHA256, "%064x".formatted(number));
  }

  /** A store in which other nodes change what a run has read. */
  private static final class ChangingStore extends ForwardingStore {
    /** The outcomes of the next attempts to finish a manifest; later attempts succeed. */
    final Queue<FinishOutcome> outcomes = new ArrayDeque<>();

    /** How many more times Coalesce will find no cells. */
    int emptyInputs;

    ChangingStore(Store store) {
      super(store);
    }

    @Override
    protected <T> T call(StoreMethod method, Supplier<T> call) {
      return call.get();
    }

    @Override
    public CoalesceInput coalesceInput(KnownManifest manifest) {
      return emptyInputs-- > 0
          ? new CoalesceInput(List.of(), Map.of(), 0)
          : super.coalesceInput(manifest);
    }

    @Override
    public FinishOutcome setIndexFinished(IndexResult result) {
      FinishOutcome outcome = outcomes.poll();
      return outcome == null ? super.setIndexFinished(result) : outcome;
    }

    @Override
    public FinishOutcome setIndexPartial(IndexResult result) {
      FinishOutcome outcome = outcomes.poll();
      return outcome == null ? super.setIndexPartial(result) : outcome;
    }
  }
}
