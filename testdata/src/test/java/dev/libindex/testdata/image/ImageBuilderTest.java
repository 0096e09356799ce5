package dev.libindex.testdata.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.http.Body;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBuilderTest {
  private final TestLayer base = LayerBuilder.create().file("a", "base").build();
  private final TestLayer top =
      LayerBuilder.create().compression(Compression.zstd()).file("b", "top").build();
  private final TestImage image =
      ImageBuilder.create().layer(base).layer(top).layer(base).label("name", "test").build();

  @TempDir private Path temp;

  @Test
  void namesTheImageByItsManifest() throws IOException {
    JsonNode manifest = json(image.ociManifest());
    JsonNode config = json(image.config());

    assertEquals(TestLayer.of("", image.ociManifest()).digest(), image.hash());
    assertEquals(top.digest().toString(), manifest.at("/layers/1/digest").textValue());
    assertEquals(top.mediaType(), manifest.at("/layers/1/mediaType").textValue());
    assertEquals(image.config().length(), manifest.at("/config/size").longValue());
    assertEquals(top.diffId().toString(), config.at("/rootfs/diff_ids/1").textValue());
    assertEquals("test", config.at("/config/Labels/name").textValue());
  }

  @Test
  void servesItsLayers() throws IOException {
    try (BlobServer server = BlobServer.start()) {
      Manifest manifest = image.serveOn(server);

      assertEquals(image.hash(), manifest.hash());
      assertEquals(List.of(base.digest(), top.digest(), base.digest()), manifest.layerDigests());
      Layer layer = manifest.layers().get(1);
      var connection = (HttpURLConnection) URI.create(layer.uri()).toURL().openConnection();
      assertEquals(top.mediaType(), connection.getContentType());
      assertArrayEquals(top.content().bytes(), connection.getInputStream().readAllBytes());
      assertEquals(1, server.traffic(TestImage.path(top)).requests());
    }
  }

  @Test
  void writesAsDockerSave() throws IOException {
    Path file = temp.resolve("image.tar");
    DockerSave.write(image, "localhost/test:1", file);

    Map<String, LayerBuilderTest.ReadEntry> files = files(file);
    JsonNode manifest = json(file(files, "manifest.json").text()).get(0);
    assertEquals("localhost/test:1", manifest.at("/RepoTags/0").textValue());
    assertEquals(
        json(image.config()), json(file(files, manifest.get("Config").textValue()).text()));
    String path = manifest.at("/Layers/1").textValue();
    assertArrayEquals(
        top.archive().bytes(), file(files, path).text().getBytes(StandardCharsets.ISO_8859_1));
    var repeated = file(files, manifest.at("/Layers/2").textValue()).entry();
    assertEquals("../" + manifest.at("/Layers/0").textValue(), repeated.getLinkName());
  }

  @Test
  void writesTheSameOciLayoutAsDirectoryAndAsTar() throws IOException {
    Path directory = temp.resolve("layout");
    Path tar = temp.resolve("layout.tar");
    OciLayout.writeDirectory(image, "1.0", directory);
    OciLayout.writeTar(image, "1.0", tar);

    Map<String, LayerBuilderTest.ReadEntry> files = files(tar);
    assertEquals(6, files.size(), files.keySet()::toString);
    for (var file : files.entrySet()) {
      byte[] bytes = file.getValue().text().getBytes(StandardCharsets.ISO_8859_1);
      assertArrayEquals(bytes, Files.readAllBytes(directory.resolve(file.getKey())));
    }
    JsonNode index = json(file(files, "index.json").text());
    assertEquals(image.hash().toString(), index.at("/manifests/0/digest").textValue());
    assertTrue(files.containsKey("blobs/sha256/" + top.digest().hex()));
  }

  @Test
  void writesAsClairManifest() throws IOException {
    Manifest located =
        new Manifest(
            image.hash(),
            List.of(new Layer(base.digest(), "http://h/x", Map.of("A", List.of("1", "2")))));
    assertEquals(
        json(
            "{\"hash\":\"%s\",\"layers\":[{\"hash\":\"%s\",\"uri\":\"http://h/x\",\"headers\":{\"A\":[\"1\",\"2\"]}}]}"
                .formatted(image.hash(), base.digest())),
        json(ClairManifest.json(located)));
  }

  private static Map<String, LayerBuilderTest.ReadEntry> files(Path tar) throws IOException {
    return LayerBuilderTest.read(TestLayer.of("", Body.of(tar))).stream()
        .collect(Collectors.toMap(LayerBuilderTest.ReadEntry::name, read -> read));
  }

  private static LayerBuilderTest.ReadEntry file(
      Map<String, LayerBuilderTest.ReadEntry> files, String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  private static JsonNode json(Body body) throws IOException {
    return new ObjectMapper().readTree(body.bytes());
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
