package dev.libindex.internal.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.layer.LayerException;
import dev.libindex.layer.LayerException.Problem;
import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.testdata.http.Answer;
import dev.libindex.testdata.http.BlobAnswer;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.http.Body;
import dev.libindex.testdata.http.Delivery;
import dev.libindex.testdata.http.Gate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UriLayerSourceTest {
  private static final Digest DIGEST = new Digest(Digest.Algorithm.SHA256, "ab".repeat(32));
  private static final byte[] BLOB = "blob".repeat(50_000).getBytes(UTF_8);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private static Layer layer(URI uri) {
    return Layer.of(DIGEST, uri.toString());
  }

  private static LayerException failure(LayerSource source, Layer layer) {
    return assertThrows(LayerException.class, () -> source.open(layer).close());
  }

  private static UriLayerSource urlConnection(Duration readTimeout) {
    return new UriLayerSource(new UrlConnectionTransport(TIMEOUT, readTimeout), false);
  }

  private static UriLayerSource httpClient(Duration readTimeout) {
    return new UriLayerSource(
        new HttpClientTransport(HttpClient.newHttpClient(), readTimeout), false);
  }

  @Nested
  class WithUrlConnection extends HttpContract {
    @Override
    LayerSource source(Duration readTimeout) {
      return urlConnection(readTimeout);
    }
  }

  @Nested
  class WithHttpClient extends HttpContract {
    @Override
    LayerSource source(Duration readTimeout) {
      return httpClient(readTimeout);
    }

    @Test
    void anInterruptEndsAWaitImmediately() throws Exception {
      Gate gate = Gate.closed();
      URI uri = server.serve("b", BlobAnswer.of(Body.of(BLOB)).heldBy(gate));
      CompletableFuture<Throwable> outcome = new CompletableFuture<>();
      Thread reader =
          new Thread(
              () -> {
                try {
                  source(TIMEOUT).open(layer(uri)).close();
                } catch (InterruptedException | RuntimeException e) {
                  outcome.complete(e);
                }
              });
      reader.start();
      gate.awaitArrivals(1, TIMEOUT);
      reader.interrupt();
      reader.join(TIMEOUT.toMillis());
      assertEquals(InterruptedException.class, outcome.getNow(new Error("no end")).getClass());
    }
  }

  /** Tests of HTTP that every transport must pass. */
  abstract static class HttpContract {
    final BlobServer server = BlobServer.start();
    final BlobServer other = BlobServer.start();

    abstract LayerSource source(Duration readTimeout);

    private LayerSource source() {
      return source(TIMEOUT);
    }

    @AfterEach
    void stop() {
      server.close();
      other.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsABlobInOneRequest(boolean chunked) throws Exception {
      BlobAnswer answer = BlobAnswer.of(Body.of(BLOB)).contentType("application/gzip; x=y");
      URI uri = server.serve("b", chunked ? answer.chunked() : answer);
      try (LayerBody body = source().open(layer(uri))) {
        assertEquals("application/gzip; x=y", body.contentType());
        assertEquals(chunked ? -1 : BLOB.length, body.length());
        assertArrayEquals(BLOB, body.stream().readAllBytes());
      }
      assertEquals(1, server.traffic("b").requests());
    }

    @Test
    void sendsTheHeadersOfTheLayer() throws Exception {
      AtomicReference<String> seen = new AtomicReference<>();
      URI uri =
          server.serve(
              "b",
              exchange -> {
                seen.set(
                    exchange.header("Authorization").orElse("-")
                        + exchange.header("X-Custom").orElse("-")
                        + exchange.header("Accept-Encoding").orElse("-")
                        + exchange.header("Host").orElse("-"));
                BlobAnswer.of(Body.of(BLOB)).respond(exchange);
              });
      Map<String, List<String>> headers =
          Map.of(
              "authorization", List.of("Bearer t"),
              "X-Custom", List.of("yes"),
              "Host", List.of("elsewhere"),
              "Content-Length", List.of("7"));
      source().open(new Layer(DIGEST, uri.toString(), headers)).close();
      assertEquals("Bearer tyesidentity" + uri.getAuthority(), seen.get());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsRedirects(int status) throws Exception {
      URI target = server.serve("target", BLOB);
      URI uri = server.serve("b", Answer.redirect(status, target));
      try (LayerBody body = source().open(layer(uri))) {
        assertArrayEquals(BLOB, body.stream().readAllBytes());
      }
    }

    @Test
    void sendsNoCredentialsToOtherServers() throws Exception {
      Answer guarded = BlobAnswer.of(Body.of(BLOB)).requiring("Authorization", "Bearer t");
      URI elsewhere = other.serve("target", guarded);
      URI here = server.serve("target", guarded);
      Map<String, List<String>> headers = Map.of("Authorization", List.of("Bearer t"));
      URI same = server.serve("same", Answer.redirect(302, here));
      source().open(new Layer(DIGEST, same.toString(), headers)).close();
      URI away = server.serve("away", Answer.redirect(302, elsewhere));
      LayerException failure = failure(source(), new Layer(DIGEST, away.toString(), headers));
      assertTrue(failure.toString().contains("401"), failure::toString);
      URI back = other.serve("back", Answer.redirect(302, here));
      URI round = server.serve("round", Answer.redirect(302, back));
      failure(source(), new Layer(DIGEST, round.toString(), headers));
    }

    @Test
    void followsAtMostTenRedirects() throws Exception {
      server.serve("r0", BLOB);
      for (int i = 1; i <= 11; i++) {
        server.serve("r" + i, Answer.redirect(302, server.uri("r" + (i - 1))));
      }
      source().open(layer(server.uri("r10"))).close();
      LayerException failure = failure(source(), layer(server.uri("r11")));
      assertEquals(Problem.STATUS, failure.problem());
    }

    @Test
    void doesNotFollowARedirectToAFile() {
      URI uri = server.serve("b", Answer.redirect(302, URI.create("file:///etc/passwd")));
      LayerException failure = failure(source(), layer(uri));
      assertEquals(Problem.STATUS, failure.problem());
      assertFalse(failure.toString().contains("passwd"), failure::toString);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 206, 304, 400, 401, 403, 404, 416, 500, 503})
    void acceptsNoStatusBut200(int status) {
      Body page = Body.of("<html>\nlook:" + "x".repeat(1000));
      Answer answer =
          status == 204 || status == 304
              ? Answer.status(status)
              : BlobAnswer.of(page).status(status);
      URI uri = server.serve("b", answer);
      URI secret =
          URI.create(uri.toString().replace("http://", "http://me:secret@") + "?token=secret");
      LayerException failure = failure(source(), layer(secret));
      assertEquals(Problem.STATUS, failure.problem());
      String message = failure.toString();
      assertTrue(message.contains("status " + status + " for " + uri), message);
      assertTrue(message.contains(DIGEST.toString()), message);
      assertFalse(message.contains("secret"), message);
      assertFalse(message.contains("x".repeat(257)), message);
    }

    @Test
    void reportsAnUnreachableServer() {
      URI uri = server.serve("b", Answer.drop());
      LayerException failure = failure(source(), layer(uri));
      assertEquals(Problem.UNREACHABLE, failure.problem());
      assertTrue(failure.toString().contains(uri.toString()), failure::toString);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBrokenConnectionIsNotTheEndOfTheBlob(boolean chunked) throws Exception {
      BlobAnswer answer =
          BlobAnswer.of(Body.of(BLOB)).delivered(Delivery.cutAfter(BLOB.length / 2));
      URI uri = server.serve("b", chunked ? answer.chunked() : answer);
      try (LayerBody body = source().open(layer(uri))) {
        long received;
        try {
          received = body.stream().readAllBytes().length;
        } catch (IOException e) {
          return;
        }
        assertTrue(received < body.length(), "neither a failure nor a length to compare with");
      }
    }

    @Test
    void waitsForTheHeaderNoLongerThanAllowed() {
      URI uri = server.serve("b", BlobAnswer.of(Body.of(BLOB)).heldBy(Gate.closed()));
      LayerException failure = failure(source(Duration.ofSeconds(2)), layer(uri));
      assertEquals(Problem.UNREACHABLE, failure.problem());
    }

    @Test
    void waitsForBytesNoLongerThanAllowed() throws Exception {
      Delivery stalls = Delivery.pausedAfter(1000, Gate.closed());
      URI uri = server.serve("b", BlobAnswer.of(Body.of(BLOB)).delivered(stalls));
      try (LayerBody body = source(Duration.ofSeconds(2)).open(layer(uri))) {
        assertThrows(IOException.class, () -> body.stream().readAllBytes());
      }
    }

    @Test
    void canBeClosedInTheMiddle() throws Exception {
      URI uri = server.serve("b", BlobAnswer.of(Body.repeated('x', 1L << 40)));
      try (LayerBody body = source().open(layer(uri))) {
        assertEquals(100, body.stream().readNBytes(100).length);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "www.example.com/x",
        "/etc/passwd",
        "ftp://example.com/x",
        "http:///x",
        "http://[/x",
        "file:///etc/hostname",
        "file:relative",
        "mailto:a@b"
      })
  void refusesInvalidUris(String uri) {
    LayerException failure = failure(urlConnection(TIMEOUT), Layer.of(DIGEST, uri));
    assertEquals(Problem.BAD_URI, failure.problem());
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret\r\nX: y", "secret\0", "secret\n"})
  void refusesHeadersThatWouldBreakTheRequest(String value) {
    Layer layer = new Layer(DIGEST, "http://localhost/x", Map.of("X", List.of(value)));
    LayerException failure = failure(urlConnection(TIMEOUT), layer);
    assertEquals(Problem.BAD_URI, failure.problem());
    assertFalse(failure.toString().contains("secret"), failure::toString);
  }

  @Test
  void readsFilesIfEnabled(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("a layer"), BLOB);
    LayerSource source = new UriLayerSource(new UrlConnectionTransport(TIMEOUT, TIMEOUT), true);
    try (LayerBody body = source.open(layer(file.toUri()))) {
      assertArrayEquals(BLOB, body.stream().readAllBytes());
      assertEquals(BLOB.length, body.length());
      assertEquals("", body.contentType());
    }
    assertEquals(Problem.BAD_URI, failure(source, layer(folder.toUri())).problem());
    assertEquals(Problem.BAD_URI, failure(source, layer(folder.resolve("none").toUri())).problem());
    assertEquals(Problem.BAD_URI, failure(source, Layer.of(DIGEST, "file://host/x")).problem());
  }

  @Test
  void refusesAClientThatFollowsRedirects() {
    HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
    assertThrows(IllegalArgumentException.class, () -> new HttpClientTransport(client, TIMEOUT));
  }
}
