package dev.libindex.internal.layer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.libindex.internal.fetch.HttpClientTransport;
import dev.libindex.internal.fetch.HttpTransport;
import dev.libindex.internal.fetch.UriLayerSource;
import dev.libindex.internal.fetch.UrlConnectionTransport;
import dev.libindex.internal.scan.Wanted;
import dev.libindex.layer.LayerException;
import dev.libindex.layer.LayerException.Problem;
import dev.libindex.layer.LayerLimits;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.Layer;
import dev.libindex.testdata.http.BlobAnswer;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.http.Delivery;
import dev.libindex.testdata.http.Gate;
import dev.libindex.testdata.image.Compression;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.TestLayer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads layers over HTTP, several at a time, and interrupts threads. */
class ConcurrentReadingTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final long BUDGET = 100_000;
  private static final PathSelector WANTED = PathSelector.names("Packages", "Packages.db");

  @TempDir Path temporary;

  private final BlobServer server = BlobServer.start();
  private final CaptureBudget budget = new CaptureBudget(BUDGET);

  @AfterEach
  void holdsNoMemoryAndNoFiles() throws IOException {
    server.close();
    assertEquals(BUDGET, budget.available());
    try (Stream<Path> files = Files.list(temporary)) {
      assertEquals(List.of(), files.toList());
    }
  }

  private StreamedLayerReader reader(HttpTransport transport) {
    return new StreamedLayerReader(
        new UriLayerSource(transport, false), LayerLimits.defaults(), budget, temporary);
  }

  private StreamedLayerReader reader() {
    return reader(new UrlConnectionTransport(TIMEOUT, TIMEOUT));
  }

  private Layer serve(int number, TestLayer built, Delivery delivery) {
    BlobAnswer answer = BlobAnswer.of(built.content()).contentType(built.mediaType());
    String path = "layer" + number;
    return Layer.of(built.digest(), server.serve(path, answer.delivered(delivery)).toString());
  }

  private static TestLayer layer(int number) {
    byte[] content = new byte[30_000 + 10 * number];
    new Random(number).nextBytes(content);
    return LayerBuilder.create()
        .compression(number % 2 == 0 ? Compression.gzip() : Compression.zstd())
        .file("data" + number, content)
        .hardlink("rpm/Packages", "data" + number)
        .file("other/Packages.db", "number " + number)
        .build();
  }

  /** Returns the files of a layer as a text. Several threads call this for the same layer. */
  private static String summary(StreamedLayer layer) throws IOException {
    byte[] database = layer.open("rpm/Packages").orElseThrow().readAll(1 << 20);
    byte[] other = layer.open("other/Packages.db").orElseThrow().readAll(1 << 20);
    return Blobs.digest(database) + " " + new String(other, UTF_8) + " " + layer.select(WANTED);
  }

  @Test
  void manyThreadsFindTheSameAsOne() throws Exception {
    List<Layer> layers = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      layers.add(serve(i, layer(i), Delivery.whole()));
      try (StreamedLayer layer = reader().read(layers.get(i), Wanted.paths(WANTED), bytes -> {})) {
        expected.add(summary(layer));
      }
    }
    StreamedLayerReader shared = reader();
    List<Callable<String>> tasks = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Layer layer = layers.get(i % layers.size());
      tasks.add(
          () -> {
            try (StreamedLayer read = shared.read(layer, Wanted.paths(WANTED), bytes -> {})) {
              return summary(read);
            }
          });
    }
    List<String> found = runAll(tasks);
    for (int i = 0; i < found.size(); i++) {
      assertEquals(expected.get(i % expected.size()), found.get(i));
    }
    assertEquals(2 * (12 + 60), server.totalTraffic().requests());
  }

  @Test
  void manyThreadsReadOneLayer() throws Exception {
    Layer layer = serve(0, layer(0), Delivery.whole());
    try (StreamedLayer read = reader().read(layer, Wanted.paths(WANTED), bytes -> {})) {
      String expected = summary(read);
      List<Callable<String>> tasks = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        tasks.add(() -> summary(read));
      }
      assertEquals(List.of(expected), runAll(tasks).stream().distinct().toList());
    }
  }

  private static List<String> runAll(List<Callable<String>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<String> results = new ArrayList<>();
      for (Future<String> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aSecondRequestIsCounted() throws Exception {
    TestLayer built = layer(1);
    Layer layer = serve(1, built, Delivery.whole());
    List<Long> progress = new ArrayList<>();
    try (StreamedLayer read = reader().read(layer, Wanted.paths(WANTED), progress::add)) {
      assertEquals(2, read.requests());
      assertEquals(2 * built.content().length(), read.bytesReceived());
    }
    assertEquals(2, server.traffic("layer1").requests());
    long last = progress.get(progress.size() - 1);
    assertEquals(built.content().length(), last);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBrokenTransferIsNotBlamedOnTheLayer(boolean client) {
    Layer layer = serve(2, layer(2), Delivery.cutAfter(20_000));
    LayerException failure =
        assertThrows(
            LayerException.class,
            () ->
                reader(transport(client, TIMEOUT)).read(layer, Wanted.paths(WANTED), bytes -> {}));
    assertEquals(Problem.UNREACHABLE, failure.problem());
  }

  private static HttpTransport transport(boolean client, Duration readTimeout) {
    return client
        ? new HttpClientTransport(HttpClient.newHttpClient(), readTimeout)
        : new UrlConnectionTransport(TIMEOUT, readTimeout);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anInterruptedThreadStopsEvenIfTheServerStalls(boolean client) throws Exception {
    Gate gate = Gate.closed();
    Layer layer = serve(3, layer(4), Delivery.pausedAfter(20_000, gate));
    // The URL connection notices the interrupt only when its read timeout expires.
    HttpTransport transport = transport(client, client ? TIMEOUT : Duration.ofSeconds(2));
    CompletableFuture<Throwable> outcome = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                reader(transport).read(layer, Wanted.paths(WANTED), bytes -> {}).close();
              } catch (InterruptedException | RuntimeException e) {
                outcome.complete(e);
              }
            });
    thread.start();
    gate.awaitArrivals(1, TIMEOUT);
    thread.interrupt();
    Throwable failure = outcome.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    assertEquals(InterruptedException.class, failure.getClass());
    thread.join();
  }
}
