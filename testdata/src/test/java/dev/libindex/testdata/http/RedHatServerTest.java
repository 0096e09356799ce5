package dev.libindex.testdata.http;

import static dev.libindex.testdata.http.MappingFile.CONTAINER_NAME_REPOS;
import static dev.libindex.testdata.http.MappingFile.REPOSITORY_TO_CPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedHatServerTest {
  private static final Map<String, List<String>> ENTRIES =
      Map.of("b-rpms", List.of("cpe:/a:x:b"), "a-rpms", List.of("cpe:/a:x:a", "cpe:/a:x:a2"));

  private final HttpClient client = HttpClient.newHttpClient();
  private final RedHatServer server = RedHatServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void writesBothShapesAsRedHatDoes() throws Exception {
    server.publish(REPOSITORY_TO_CPE, ENTRIES);
    server.publish(CONTAINER_NAME_REPOS, ENTRIES);

    assertEquals(
        "{\"data\":{\"a-rpms\":{\"cpes\":[\"cpe:/a:x:a\",\"cpe:/a:x:a2\"]},"
            + "\"b-rpms\":{\"cpes\":[\"cpe:/a:x:b\"]}}}",
        get(REPOSITORY_TO_CPE).body());
    assertEquals(
        "{\"data\":{\"a-rpms\":[\"cpe:/a:x:a\",\"cpe:/a:x:a2\"],\"b-rpms\":[\"cpe:/a:x:b\"]}}",
        get(CONTAINER_NAME_REPOS).body());
  }

  @Test
  void answersConditionalRequests() throws Exception {
    server.publish(REPOSITORY_TO_CPE, ENTRIES);
    HttpResponse<String> first = get(REPOSITORY_TO_CPE);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    String modified = first.headers().firstValue("Last-Modified").orElseThrow();
    assertEquals("Sat, 10 Jan 2026 00:00:00 GMT", modified);

    assertEquals(304, get(REPOSITORY_TO_CPE, "If-None-Match", tag).statusCode());
    assertEquals(304, get(REPOSITORY_TO_CPE, "If-Modified-Since", modified).statusCode());
    server.publish(REPOSITORY_TO_CPE, Map.of());
    assertEquals(200, get(REPOSITORY_TO_CPE, "If-None-Match", tag).statusCode());
    assertEquals(200, get(REPOSITORY_TO_CPE, "If-Modified-Since", modified).statusCode());

    List<MappingRequest> requests = server.requests(REPOSITORY_TO_CPE);
    assertEquals(5, requests.size());
    assertFalse(requests.get(0).conditional());
    assertEquals(tag, requests.get(1).ifNoneMatch().orElseThrow());
    assertEquals(modified, requests.get(2).ifModifiedSince().orElseThrow());
    assertEquals(List.of(), server.requests(CONTAINER_NAME_REPOS));
  }

  @Test
  void failsAndRecovers() throws Exception {
    server.publish(REPOSITORY_TO_CPE, ENTRIES);
    server.fail(MappingFaults.unavailable(Duration.ofMinutes(2)));

    HttpResponse<String> failed = get(REPOSITORY_TO_CPE);
    assertEquals(503, failed.statusCode());
    assertEquals("120", failed.headers().firstValue("Retry-After").orElseThrow());
    assertEquals(503, get(CONTAINER_NAME_REPOS).statusCode());

    server.recover();
    assertEquals(200, get(REPOSITORY_TO_CPE).statusCode());
    assertEquals(404, get(CONTAINER_NAME_REPOS).statusCode());
    assertEquals(2, server.traffic(CONTAINER_NAME_REPOS).requests());
  }

  @Test
  void breaksTheContent() throws Exception {
    byte[] content = MappingJson.write(REPOSITORY_TO_CPE, ENTRIES);
    server.fail(REPOSITORY_TO_CPE, MappingFaults.truncated(content));
    assertThrows(IOException.class, () -> get(REPOSITORY_TO_CPE));

    server.fail(REPOSITORY_TO_CPE, MappingFaults.half(content));
    assertTrue(
        new String(content, StandardCharsets.UTF_8).startsWith(get(REPOSITORY_TO_CPE).body()));

    server.fail(REPOSITORY_TO_CPE, MappingFaults.oversized(1 << 20));
    assertEquals(1 << 20, get(REPOSITORY_TO_CPE).body().length());
  }

  private HttpResponse<String> get(MappingFile file, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(file));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
  }
}
