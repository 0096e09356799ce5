package dev.libindex.testdata.internal.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.http.Body;
import dev.libindex.testdata.image.TestLayer;
import dev.libindex.testdata.internal.RequiresSharedData;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@RequiresSharedData
class GoldenCasesTest {
  @Test
  void areAllThere() {
    List<GoldenCase> all = GoldenCases.all();
    assertEquals(230, all.size());
    assertEquals(36, all.stream().filter(GoldenCase::differs).count());
    assertEquals(5, all.stream().filter(golden -> golden.repositoryToCpe().isEmpty()).count());
    for (GoldenCase golden : all) {
      golden.layers().forEach(layer -> assertTrue(Files.exists(layer.file()), golden::name));
      golden.repositoryToCpe().ifPresent(file -> assertTrue(Files.exists(file), golden::name));
      golden.containerNameRepos().ifPresent(file -> assertTrue(Files.exists(file), golden::name));
      assertEquals(golden.differs(), !golden.difference().isEmpty(), golden::name);
    }
  }

  @Test
  void preferTheRightAnswerToClaircores() {
    GoldenCase wrong = GoldenCases.named("f-type-parameter");
    assertEquals(List.of(wrong.rightReport().orElseThrow()), wrong.acceptedReports());
    assertTrue(wrong.goError().startsWith("failed to fetch layers"));
    assertEquals("D22", wrong.register());

    GoldenCase same = GoldenCases.named("b-ubi86-labels");
    assertEquals(List.of(same.normalReport().orElseThrow()), same.acceptedReports());
    assertEquals("", same.goError());

    GoldenCase died = GoldenCases.named("g-sqlite-type-error");
    assertEquals(Optional.empty(), died.report());
  }

  @Test
  void serveTheirLayers() throws IOException {
    GoldenCase golden = GoldenCases.named("f-gzip-no-type");
    try (BlobServer server = BlobServer.start()) {
      Manifest manifest = golden.serveOn(server);
      Layer layer = manifest.layers().get(0);
      HttpURLConnection connection = open(layer);

      assertEquals(golden.manifestHash(), manifest.hash());
      assertEquals(null, connection.getContentType());
      byte[] bytes = connection.getInputStream().readAllBytes();
      assertEquals(layer.hash(), TestLayer.of("", Body.of(bytes)).digest());
      assertEquals(1, server.traffic("f-gzip-no-type/0").requests());

      Manifest broken = GoldenCases.named("f-no-content-204").serveOn(server);
      assertEquals(204, open(broken.layers().get(0)).getResponseCode());
    }
  }

  @Test
  void keepWrongDigests() {
    GoldenLayer layer = GoldenCases.named("f-digest-mismatch").layers().get(0);
    Digest real = TestLayer.of("", Body.of(layer.file())).digest();
    assertFalse(layer.digest().equals(real));
  }

  private static HttpURLConnection open(Layer layer) throws IOException {
    return (HttpURLConnection) URI.create(layer.uri()).toURL().openConnection();
  }
}
