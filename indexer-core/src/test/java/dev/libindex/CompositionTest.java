package dev.libindex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.memory.InMemoryLockSource;
import dev.libindex.memory.InMemoryStore;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Manifest;
import dev.libindex.model.State;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.image.ImageBuilder;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.TestLayer;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Results that depend on several layers")
class CompositionTest {
  private static final TestLayer BASE = LayerBuilder.create().file("list", "bash\n").build();
  private static final TestLayer OTHER = LayerBuilder.create().file("list", "sh\nawk\n").build();
  private static final TestLayer PATCH = LayerBuilder.create().file("patch", "2").build();
  private static final TestLayer NEWER = LayerBuilder.create().file("patch", "3").build();
  private static final TestLayer PLAIN = LayerBuilder.create().file("readme", "x").build();

  private final BlobServer server = BlobServer.start();
  private final Libindex libindex =
      Libindex.builder()
          .store(new InMemoryStore())
          .locks(new InMemoryLockSource(Clock.systemUTC()))
          .ecosystems(List.of(new PatchEcosystem()))
          .build();

  @AfterEach
  void close() {
    libindex.close();
    server.close();
  }

  private IndexReport index(TestLayer... layers) throws InterruptedException {
    return libindex.index(serve(layers));
  }

  private Manifest serve(TestLayer... layers) {
    ImageBuilder image = ImageBuilder.create();
    List.of(layers).forEach(image::layer);
    return image.build().serveOn(server);
  }

  private static Set<String> packages(IndexReport report) {
    return report.packages().values().stream()
        .map(found -> found.name() + "-" + found.version())
        .collect(Collectors.toSet());
  }

  @Test
  @DisplayName("are made anew for each image, from layers that are read once")
  void shared() throws Exception {
    IndexReport first = index(BASE, PLAIN, PATCH);
    IndexReport second = index(OTHER, PATCH, NEWER);
    assertEquals(Set.of("bash-2"), packages(first));
    assertEquals(Set.of("sh-3", "awk-3"), packages(second));
    assertEquals(Set.of("bash-1"), packages(index(BASE)));
    assertEquals(State.INDEX_FINISHED, second.state());
    assertEquals(5, server.totalTraffic().requests());
    first
        .environments()
        .values()
        .forEach(places -> assertEquals(PATCH.digest(), places.get(0).introducedIn()));
  }

  @Test
  @DisplayName("follow each place of a layer that the image has twice")
  void twice() throws Exception {
    IndexReport report = index(PATCH, BASE, PATCH);
    assertEquals(Set.of("bash-2"), packages(report));
    assertEquals(State.INDEX_PARTIAL, report.state());
    assertEquals("partial scan: patches nothing", report.err());
    assertEquals(1, report.outcomes().size());
    assertEquals(PATCH.digest(), report.outcomes().get(0).layer());
  }

  @Test
  @DisplayName("end the run if the composer breaks its contract")
  void broken() throws Exception {
    TestLayer fail = LayerBuilder.create().file("patch", "fail").build();
    assertThrows(IllegalStateException.class, () -> index(BASE, fail));
    TestLayer forget = LayerBuilder.create().file("patch", "forget").build();
    IllegalStateException left =
        assertThrows(IllegalStateException.class, () -> index(BASE, forget));
    assertTrue(String.valueOf(left.getMessage()).contains("patch-packages:1:package"));
  }

  @Test
  @DisplayName("are partial if a wanted file is a hard link to a file that no scanner knows")
  void hardLink() throws Exception {
    TestLayer link = LayerBuilder.create().hardlink("packages", "objects/1").build();
    TestLayer known =
        LayerBuilder.create().symlink("packages", "gone").hardlink("origin", "origin").build();
    try (Libindex text =
        Libindex.builder()
            .store(new InMemoryStore())
            .locks(new InMemoryLockSource(Clock.systemUTC()))
            .ecosystems(List.of(new TextEcosystem()))
            .build()) {
      IndexReport report = text.index(serve(BASE, link));
      assertEquals(State.INDEX_PARTIAL, report.state());
      assertEquals("packages", report.partialErrors().get(0).path());
      assertEquals(
          "hard link to objects/1, which is not in this layer",
          report.partialErrors().get(0).cause());
      assertEquals(State.INDEX_FINISHED, text.index(serve(BASE, known)).state());
    }
  }
}
