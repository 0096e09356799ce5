package dev.libindex.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libindex.image.PlatformChoice;
import dev.libindex.model.Digest;
import dev.libindex.quickstart.image.LocalImages;
import dev.libindex.testdata.http.Body;
import dev.libindex.testdata.image.Compression;
import dev.libindex.testdata.image.ImageBuilder;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.ShippedImage;
import dev.libindex.testdata.image.TestImage;
import dev.libindex.testdata.image.TestLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An archive of docker save")
class DockerArchivesTest {
  private static final String LAYER = "1/layer.tar";
  private static final Body OTHER = Body.of("another file");

  @TempDir Path folder;

  private final TestImage image = ShippedImage.PLAIN.image();

  private LayerBuilder tar() {
    return LayerBuilder.create().compression(Compression.none());
  }

  /** Adds the image's layers under the names 1/layer.tar and so on. */
  private LayerBuilder layers(LayerBuilder tar) {
    for (int i = 0; i < image.layers().size(); i++) {
      tar.file(i + 1 + "/layer.tar", image.layers().get(i).archive());
    }
    return tar;
  }

  private Path write(LayerBuilder tar, String tag) throws IOException {
    ArrayNode manifest = JsonNodeFactory.instance.arrayNode();
    ObjectNode entry = manifest.addObject().put("Config", "config.json");
    entry.putArray("RepoTags").add(tag);
    ArrayNode layers = entry.putArray("Layers");
    for (int i = 0; i < image.layers().size(); i++) {
      layers.add(i + 1 + "/layer.tar");
    }
    Path archive = Files.createTempFile(folder, "image", ".tar");
    tar.file("manifest.json", manifest.toString()).buildTo(archive);
    return archive;
  }

  private Digest hash(LayerBuilder tar) throws Exception {
    Path work = Files.createTempDirectory(folder, "work");
    return LocalImages.read(write(tar, "x:1"), work, PlatformChoice.forThisMachine())
        .images()
        .get(0)
        .manifest()
        .hash();
  }

  private static Digest sha256(Body content) {
    return TestLayer.of("", content).digest();
  }

  @Test
  @DisplayName("passes on no diffID that its layers cannot have")
  void impossibleDiffIds() throws Exception {
    Digest lie = sha256(Body.of("a lie"));
    String config = "{\"rootfs\":{\"diff_ids\":[%s]}}";
    String diffIds =
        String.join(",", Collections.nCopies(image.layers().size(), "\"" + lie + "\""));
    LayerBuilder plain = tar();
    for (int i = 0; i < image.layers().size(); i++) {
      plain.file(
          i + 1 + "/layer.tar",
          LayerBuilder.create()
              .compression(Compression.none())
              .file("f" + i, "x")
              .build()
              .content());
    }
    plain.file("config.json", config.formatted(diffIds));
    assertEquals(Collections.nCopies(image.layers().size(), null), claims(plain));
    LayerBuilder compressed = tar();
    for (int i = 0; i < image.layers().size(); i++) {
      compressed.file(
          i + 1 + "/layer.tar",
          LayerBuilder.create()
              .compression(Compression.gzip())
              .file("f" + i, "x")
              .build()
              .content());
    }
    compressed.file("config.json", config.formatted(diffIds));
    assertEquals(Collections.nCopies(image.layers().size(), lie), claims(compressed));
  }

  private List<@Nullable Digest> claims(LayerBuilder tar) throws Exception {
    Path work = Files.createTempDirectory(folder, "work");
    List<@Nullable Digest> claims = new ArrayList<>();
    LocalImages.read(write(tar, "x:1"), work, PlatformChoice.forThisMachine())
        .images()
        .get(0)
        .manifest()
        .layers()
        .forEach(layer -> claims.add(layer.diffId()));
    return claims;
  }

  @Test
  @DisplayName("has the digest of its configuration, whatever its name")
  void digestOfConfig() throws Exception {
    ImageBuilder labelled = ImageBuilder.create().label("a", "b");
    image.layers().forEach(labelled::layer);
    Body other = labelled.build().config();

    assertEquals(sha256(image.config()), hash(layers(tar()).file("config.json", image.config())));
    assertEquals(sha256(other), hash(layers(tar()).file("config.json", other)));
  }

  @Test
  @DisplayName("has a digest of the layers, too, if its configuration does not name them")
  void digestOfLayers() throws Exception {
    Body config = Body.of("{\"os\":\"linux\",\"architecture\":\"amd64\"}");
    Digest hash = hash(layers(tar()).file("config.json", config));

    assertNotEquals(sha256(config), hash);
    assertEquals(hash, hash(layers(tar()).file("config.json", config)));
    assertNotEquals(hash, hash(layers(tar()).file("config.json", config).file(LAYER, OTHER)));
    assertNotEquals(hash, hash(layers(tar())));
    assertNotEquals(
        sha256(image.config()),
        hash(layers(tar()).file("config.json", image.config()).file(LAYER, OTHER)));
  }

  @Test
  @DisplayName("may have several entries of one name, of which the last counts")
  void repeatedNames() throws Exception {
    Digest expected = sha256(image.config());
    for (LayerBuilder before :
        List.of(
            tar().file(LAYER, OTHER),
            tar().symlink(LAYER, "../other.tar").file("other.tar", OTHER),
            tar().file("other.tar", OTHER).hardlink(LAYER, "other.tar"))) {
      assertEquals(expected, hash(layers(before).file("config.json", image.config())));
    }
    for (LayerBuilder after :
        List.of(
            layers(tar()).file("x", image.config()).file("config.json", OTHER),
            layers(tar()).file("config.json", OTHER).file("x", image.config()))) {
      assertEquals(expected, hash(after.symlink("config.json", "x")));
    }
    LayerBuilder linked = layers(tar()).file("x", image.config()).hardlink("config.json", "x");
    assertEquals(expected, hash(linked.file("x", OTHER)));
  }

  @Test
  @DisplayName("cannot forge lines of the output")
  void controlCharacters() throws Exception {
    String tag = "x:1\r\n  state          IndexFinished\u001b[31m";
    Path archive = write(layers(tar()).file("config.json", image.config()), tag);

    Quickstart summary = Quickstart.run(folder, archive.toString());
    assertEquals(0, summary.exitCode(), summary::output);
    assertEquals(
        "x:1   state          IndexFinished [31m", summary.out().lines().findFirst().get());
    assertFalse(summary.output().contains("\u001b"), summary::output);

    Quickstart refused = Quickstart.run(folder, "--platform", "linux/arm64", archive.toString());
    assertEquals(1, refused.err().lines().count(), refused::err);
    assertFalse(refused.output().contains("\u001b"), refused::output);
  }
}
