package dev.libindex.testdata.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlobServerTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newHttpClient();
  private final BlobServer server = BlobServer.start();
  private final byte[] content = new byte[100_000];

  BlobServerTest() {
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (i * 31 + i / 256);
    }
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void servesBytesWithoutContentTypeAndCountsThem() throws Exception {
    HttpResponse<byte[]> first = get(server.serve("/a", content));
    get(server.uri("/a"));

    assertArrayEquals(content, first.body());
    assertEquals(200, first.statusCode());
    assertTrue(first.headers().firstValue("Content-Type").isEmpty());
    assertEquals(Map.of("/a", new Traffic(2, 200_000)), server.traffic());
    assertEquals(new Traffic(2, 200_000), server.totalTraffic());
  }

  @Test
  void countsRequestsForUnknownPaths() throws Exception {
    assertEquals(404, get(server.uri("/missing")).statusCode());
    assertEquals(new Traffic(1, 0), server.traffic("missing"));

    server.resetTraffic();
    assertEquals(Traffic.NONE, server.traffic("missing"));
  }

  @Test
  void sendsStatusContentTypeAndHeaders() throws Exception {
    BlobAnswer answer = BlobAnswer.of(Body.of("x")).status(206).contentType("a/b").header("C", "d");
    HttpResponse<byte[]> response = get(server.serve("/a", answer));

    assertEquals(206, response.statusCode());
    assertEquals("a/b", response.headers().firstValue("Content-Type").orElseThrow());
    assertEquals("d", response.headers().firstValue("C").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-9, 0, 10, bytes 0-9/100000",
    "bytes=99990-, 99990, 100000, bytes 99990-99999/100000",
    "bytes=-7, 99993, 100000, bytes 99993-99999/100000",
    "bytes=99990-200000, 99990, 100000, bytes 99990-99999/100000",
  })
  void servesRanges(String range, int from, int to, String contentRange) throws Exception {
    HttpResponse<byte[]> response = get(server.serve("/a", content), "Range", range);

    assertEquals(206, response.statusCode());
    assertArrayEquals(Arrays.copyOfRange(content, from, to), response.body());
    assertEquals(contentRange, response.headers().firstValue("Content-Range").orElseThrow());
    assertEquals(new Traffic(1, to - from), server.traffic("/a"));
  }

  @Test
  void refusesRangeBeyondTheEnd() throws Exception {
    HttpResponse<byte[]> response = get(server.serve("/a", content), "Range", "bytes=100000-");
    assertEquals(416, response.statusCode());
    assertEquals("bytes */100000", response.headers().firstValue("Content-Range").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"bytes=5-2x", "'bytes=1-2,4-5'", "bytes=-", "lines=1-2"})
  void ignoresUnsupportedRanges(String range) throws Exception {
    assertEquals(200, get(server.serve("/a", content), "Range", range).statusCode());
  }

  @Test
  void ignoresAllRangesOnRequest() throws Exception {
    URI uri = server.serve("/a", BlobAnswer.of(Body.of(content)).withoutRanges());
    assertArrayEquals(content, get(uri, "Range", "bytes=0-9").body());
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void cutsTheConnectionAfterSomeBytes(boolean chunked) throws Exception {
    BlobAnswer answer = BlobAnswer.of(Body.of(content)).delivered(Delivery.cutAfter(50_000));
    URI uri = server.serve("/a", chunked ? answer.chunked() : answer);

    try (InputStream body = client.send(request(uri), BodyHandlers.ofInputStream()).body()) {
      assertThrows(IOException.class, body::readAllBytes);
    }
    assertEquals(new Traffic(1, 50_000), server.traffic("/a"));
  }

  @Test
  void dropsTheConnection() {
    URI uri = server.serve("/a", Answer.drop());
    assertThrows(IOException.class, () -> get(uri));
  }

  @Test
  void hangsUntilReleased() throws Exception {
    Gate gate = Gate.closed();
    URI uri = server.serve("/a", BlobAnswer.of(Body.of(content)).heldBy(gate));
    CompletableFuture<HttpResponse<byte[]>> response =
        client.sendAsync(request(uri), BodyHandlers.ofByteArray());

    gate.awaitArrivals(1, LIMIT);
    assertEquals(new Traffic(1, 0), server.traffic("/a"));
    gate.open();
    assertArrayEquals(content, response.get().body());
  }

  @Test
  void pausesInTheMiddle() throws Exception {
    Gate gate = Gate.closed();
    Delivery delivery = Delivery.pausedAfter(50_000, gate);
    URI uri = server.serve("/a", BlobAnswer.of(Body.of(content)).delivered(delivery));

    try (InputStream body = client.send(request(uri), BodyHandlers.ofInputStream()).body()) {
      assertArrayEquals(Arrays.copyOf(content, 50_000), body.readNBytes(50_000));
      gate.awaitArrivals(1, LIMIT);
      assertEquals(new Traffic(1, 50_000), server.traffic("/a"));
      gate.open();
      assertEquals(50_000, body.readAllBytes().length);
    }
  }

  @Test
  void sendsStepsAsTheGateAllows() throws Exception {
    Gate gate = Gate.closed();
    Delivery delivery = Delivery.inSteps(30_000, gate);
    URI uri = server.serve("/a", BlobAnswer.of(Body.of(content)).delivered(delivery));

    try (InputStream body = client.send(request(uri), BodyHandlers.ofInputStream()).body()) {
      gate.letThrough(2);
      gate.awaitArrivals(3, LIMIT);
      assertEquals(60_000, body.readNBytes(60_000).length);
      gate.letThrough(2);
      assertEquals(40_000, body.readAllBytes().length);
    }
  }

  @Test
  void closingEndsRequestsThatHang() throws Exception {
    Gate gate = Gate.closed();
    URI uri = server.serve("/a", Answer.status(200).heldBy(gate));
    CompletableFuture<HttpResponse<byte[]>> response =
        client.sendAsync(request(uri), BodyHandlers.ofByteArray());
    gate.awaitArrivals(1, LIMIT);

    server.close();

    assertThrows(Exception.class, response::get);
  }

  @Test
  void redirects() throws Exception {
    URI target = server.serve("/target", content);
    HttpResponse<byte[]> response = get(server.serve("/a", Answer.redirect(307, target)));

    assertEquals(307, response.statusCode());
    assertEquals(target.toString(), response.headers().firstValue("Location").orElseThrow());
  }

  @Test
  void requiresHeaders() throws Exception {
    BlobAnswer answer = BlobAnswer.of(Body.of(content));
    URI uri = server.serve("/a", answer.requiring("Authorization", "Bearer t"));

    assertEquals(401, get(uri).statusCode());
    assertEquals(200, get(uri, "Authorization", "Bearer t").statusCode());
  }

  @Test
  void answersInTurn() throws Exception {
    URI uri = server.serve("/a", Answer.inTurn(Answer.status(503), BlobAnswer.of(Body.of("x"))));

    assertEquals(503, get(uri).statusCode());
    assertEquals(200, get(uri).statusCode());
    assertEquals(200, get(uri).statusCode());
  }

  @Test
  void answersHeadWithoutBody() throws Exception {
    URI uri = server.serve("/a", content);
    HttpRequest head =
        HttpRequest.newBuilder(uri).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
    HttpResponse<byte[]> response = client.send(head, BodyHandlers.ofByteArray());

    assertEquals("100000", response.headers().firstValue("Content-Length").orElseThrow());
    assertEquals(new Traffic(1, 0), server.traffic("/a"));
  }

  @Test
  void sendsMoreThanFitsIntoMemory() throws Exception {
    long size = 300L << 20;
    URI uri = server.serve("/a", BlobAnswer.of(Body.repeated(' ', size)).chunked());
    try (InputStream body = client.send(request(uri), BodyHandlers.ofInputStream()).body()) {
      body.skipNBytes(size);
      assertEquals(-1, body.read());
    }
    assertEquals(new Traffic(1, size), server.traffic("/a"));
  }

  private HttpResponse<byte[]> get(URI uri, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(LIMIT);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static HttpRequest request(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(LIMIT).build();
  }
}
