package dev.libindex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.listener.IndexListener;
import dev.libindex.mapping.MappingProvenance;
import dev.libindex.mapping.MappingSource;
import dev.libindex.memory.InMemoryLockSource;
import dev.libindex.memory.InMemoryStore;
import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.State;
import dev.libindex.store.MappingUpload;
import dev.libindex.testdata.image.ImageBuilder;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.TestLayer;
import dev.libindex.testdata.time.ManualClock;
import dev.libindex.testdata.time.ManualScheduler;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets a day pass. Everything runs on the thread that advances the clock, without jitter, so all
 * times are exact.
 */
@DisplayName("Within a day of the caller's clock and scheduler, Libindex")
class VirtualDayTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final ManualClock clock = new ManualClock(Instant.EPOCH);
  private final ManualScheduler scheduler = new ManualScheduler(clock);
  private final InMemoryStore store = new InMemoryStore();
  private final UnreachableClient network = new UnreachableClient();
  private final List<List<Digest>> eligible = new ArrayList<>();
  private final List<Integer> waitingWhileReading = new ArrayList<>();
  private final Libindex libindex = libindex();

  @TempDir Path folder;

  @AfterEach
  void close() {
    libindex.close();
  }

  @Test
  @DisplayName(
      "requests a missing mapping as often as the back-off allows, no matter how often images are indexed")
  void mappingRetries() throws Exception {
    Manifest manifest = image("origin", "r1\n");
    for (int hour = 0; hour < 24; hour++) {
      assertEquals(State.INDEX_PARTIAL, libindex.index(manifest).state());
      scheduler.advance(Duration.ofHours(1));
    }
    // At 0 s, seven times after 30 s · 2ⁿ (the last one at 3,810 s), then once an hour.
    assertEquals(8 + (86_400 - 3_810) / 3_600, network.requests());
  }

  @Test
  @DisplayName("heals in the next sweep what a mapping from another node has made due")
  void sweep() throws Exception {
    Manifest manifest = image("origin", "r1\n");
    libindex.index(manifest);
    scheduler.advance(DAY);
    store.installMapping(
        new MappingUpload(
            TextEcosystem.MAPPING,
            "sha256:0",
            new MappingProvenance("another node", "", "", clock.instant()),
            Map.of("r1", List.of("alpha"))));
    assertEquals(State.INDEX_PARTIAL, state(manifest));
    scheduler.advance(Duration.ofMinutes(1));
    assertEquals(State.INDEX_FINISHED, state(manifest));
  }

  @Test
  @DisplayName("makes a partial report eligible, and announces that repeatedly until it is indexed")
  void requeue() throws Exception {
    Manifest manifest = image("packages", "hiccup\n");
    libindex.index(manifest);
    scheduler.advance(DAY.minusSeconds(1));
    assertEquals(List.of(), eligible, "not old enough");
    scheduler.advance(Duration.ofHours(2).plusSeconds(3));
    assertEquals(List.of(List.of(manifest.hash()), List.of(manifest.hash())), eligible);
    libindex.index(manifest);
    scheduler.advance(DAY.minusHours(2));
    assertEquals(2, eligible.size(), "indexed, so its age starts again");
  }

  @Test
  @DisplayName(
      "makes no more reports eligible at a time than the limit, however many nodes there are")
  void limitOfAllNodes() throws Exception {
    for (int i = 0; i < 3; i++) {
      libindex.index(image("packages", "hiccup\npackage-" + i + "\n"));
    }
    try (Libindex second = libindex();
        Libindex third = libindex()) {
      scheduler.advance(DAY.plusHours(1));
      Set<Integer> counts = eligible.stream().map(List::size).collect(Collectors.toSet());
      assertEquals(Set.of(1), counts);
      assertEquals(3, eligible.size(), "each node calls its own listener");
      scheduler.advance(Duration.ofHours(1));
      assertEquals(2, eligible.get(eligible.size() - 1).size());
      assertEquals(2, second.status().reports().requeued());
      assertEquals(2, third.status().reports().requeued());
    }
  }

  @Test
  @DisplayName("renews leases in real time, and leaves nothing in the scheduler when closed")
  void scheduler() throws Exception {
    int waiting = scheduler.waiting();
    assertTrue(waiting > 0);
    libindex.index(image("packages", "bash\n"));
    assertEquals(List.of(waiting), waitingWhileReading, "no renewal of a lease among them");
    libindex.close();
    assertEquals(0, scheduler.waiting());
    assertFalse(scheduler.isShutdown());
  }

  private Libindex libindex() {
    URI unreachable = URI.create("http://mappings.invalid/text-map");
    return Libindex.builder()
        .store(store)
        .locks(new InMemoryLockSource(clock))
        .ecosystem(new TextEcosystem("1", MappingSource.uri(unreachable)))
        .options(LibindexOptions.of(o -> o.fileLayers(true).healing(h -> h.retryLimit(1))))
        .listener(new RecordingListener())
        .clock(clock)
        .scheduler(scheduler)
        .executor(Runnable::run)
        .random(() -> 0L)
        .httpClient(network)
        .build();
  }

  private State state(Manifest manifest) {
    return libindex.indexReport(manifest.hash()).orElseThrow().state();
  }

  private Manifest image(String path, String content) {
    Path file = folder.resolve("layer");
    TestLayer layer = LayerBuilder.create().file(path, content).buildTo(file);
    return ImageBuilder.create().layer(layer).build().manifest(only -> file.toUri().toString());
  }

  private final class RecordingListener implements IndexListener {

    @Override
    public void manifestsEligible(List<Digest> manifests) {
      eligible.add(manifests);
    }

    @Override
    public void layerRequested(Digest layer) {
      waitingWhileReading.add(scheduler.waiting());
    }
  }
}
