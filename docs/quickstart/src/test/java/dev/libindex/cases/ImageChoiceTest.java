package dev.libindex.cases;

import static dev.libindex.testdata.internal.oci.OciBlobs.LAYER;
import static dev.libindex.testdata.internal.oci.OciBlobs.MANIFEST;
import static dev.libindex.testdata.internal.oci.OciBlobs.annotated;
import static dev.libindex.testdata.internal.oci.OciBlobs.digest;
import static dev.libindex.testdata.internal.oci.OciBlobs.manifest;
import static dev.libindex.testdata.internal.oci.OciBlobs.platform;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libindex.image.PlatformChoice;
import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.quickstart.image.FoundImages;
import dev.libindex.quickstart.image.LocalImages;
import dev.libindex.testdata.image.DockerSave;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.ShippedImage;
import dev.libindex.testdata.image.TestImage;
import dev.libindex.testdata.image.TestLayer;
import dev.libindex.testdata.internal.oci.OciBlobs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What the quickstart indexes of what an archive holds")
class ImageChoiceTest {
  /** No machine runs this. */
  private static final String OTHER = "linux/z80";

  @TempDir Path folder;

  private final OciBlobs blobs = new OciBlobs();
  private final ObjectNode amd64 = platform(blobs.image(ShippedImage.PLAIN.image()), "linux/amd64");

  private Quickstart run(List<String> options, ObjectNode... descriptors)
      throws IOException, InterruptedException {
    Path layout = folder.resolve("layout");
    blobs.writeTo(layout, descriptors);
    Stream<String> arguments = Stream.concat(options.stream(), Stream.of(layout.toString()));
    return Quickstart.run(folder, arguments.toArray(String[]::new));
  }

  private static void assertIndexed(ObjectNode image, Quickstart run) {
    assertEquals(0, run.exitCode(), run::output);
    assertEquals(
        List.of(digest(image)),
        run.reports().stream().map(report -> report.manifestHash()).toList());
  }

  private static void assertSays(String text, Quickstart run) {
    assertTrue(run.output().contains(text), run::output);
  }

  private ObjectNode tarImage(String platform) {
    TestLayer layer = LayerBuilder.create().file("etc/platform", platform).build();
    ObjectNode descriptor = blobs.blob(layer.mediaType(), layer.content().bytes());
    return platform(blobs.blob(MANIFEST, manifest(blobs.config(platform), descriptor)), platform);
  }

  private ObjectNode artifact(String type) {
    ObjectNode layer = blobs.blob(type, "{}".getBytes(StandardCharsets.UTF_8));
    return blobs.blob(MANIFEST, manifest(blobs.config("linux/amd64"), layer));
  }

  @Test
  @DisplayName("is the platform that is asked for, also in a nested index")
  void wantedPlatform() throws Exception {
    ObjectNode other = tarImage(OTHER);
    ObjectNode index =
        blobs.nested(blobs.nested(tarImage("windows/amd64"), amd64), blobs.nested(other));

    Quickstart run = run(List.of("--json", "--platform", OTHER), index);
    assertIndexed(other, run);
    assertSays("platform " + OTHER, run);
    assertSays("  platform       " + OTHER, run(List.of("--platform", OTHER), index));
  }

  @Test
  @DisplayName("is linux/amd64 if there is none for this machine")
  void defaultPlatform() throws Exception {
    assertIndexed(amd64, run(List.of("--json"), tarImage("windows/amd64"), tarImage(OTHER), amd64));
  }

  @Test
  @DisplayName("is an image whose variant is not stated, if one is asked for")
  void variant() throws Exception {
    ObjectNode arm64 = tarImage("linux/arm64");
    assertIndexed(
        arm64, run(List.of("--json", "--platform", "linux/arm64/v8"), blobs.nested(amd64, arm64)));
  }

  @Test
  @DisplayName("is nothing if the platform that is asked for is not there")
  void absentPlatform() throws Exception {
    Quickstart run = run(List.of("--platform", "windows/arm64"), blobs.nested(amd64));
    assertEquals(1, run.exitCode());
    assertSays("is for linux/amd64, not for windows/arm64", run);
  }

  @Test
  @DisplayName("is nothing if docker save's image is for another platform than asked for")
  void dockerSave() throws Exception {
    Path archive = folder.resolve("image.tar");
    DockerSave.write(ShippedImage.PLAIN.image(), "localhost/plain:1", archive);

    Quickstart run = Quickstart.run(folder, "--platform", "linux/arm64", archive.toString());
    assertEquals(1, run.exitCode());
    assertSays("localhost/plain:1 is for linux/amd64, not for linux/arm64", run);
    assertSays("  platform       linux/amd64", Quickstart.run(folder, archive.toString()));
  }

  @Test
  @DisplayName("is what is there of the platforms that an index names")
  void partialArchive() throws Exception {
    ObjectNode other = tarImage(OTHER);
    Quickstart run = run(List.of("--json"), blobs.nested(blobs.remove(amd64), other));

    assertIndexed(other, run);
    assertSays("linux/amd64 was not taken: its manifest", run);
    assertSays("platform " + OTHER, run);
  }

  @Test
  @DisplayName("is an image all of whose layers are there")
  void missingLayer() throws Exception {
    ObjectNode layer = blobs.blob(LAYER, "layer".getBytes(StandardCharsets.UTF_8));
    ObjectNode incomplete =
        platform(blobs.blob(MANIFEST, manifest(blobs.config("linux/amd64"), layer)), "linux/amd64");
    blobs.remove(layer);
    ObjectNode other = tarImage(OTHER);
    Quickstart run = run(List.of("--json"), blobs.nested(incomplete, other));

    assertIndexed(other, run);
    assertSays("its layer " + digest(layer) + " (" + LAYER + ") is missing", run);
  }

  @Test
  @DisplayName("is the image and not its signatures, attestations and SBOMs")
  void artifacts() throws Exception {
    ObjectNode image = annotated(amd64, "kind", "dev.cosignproject.cosign/image");
    ObjectNode signature =
        annotated(
            artifact("application/vnd.dev.cosign.simplesigning.v1+json"),
            "kind",
            "dev.cosignproject.cosign/sigs");
    ObjectNode attestation =
        platform(
            annotated(
                artifact("application/vnd.in-toto+json"),
                "vnd.docker.reference.type",
                "attestation-manifest"),
            "unknown/unknown");
    ObjectNode sbom = artifact("application/spdx+json");

    Quickstart run = run(List.of("--json"), signature, blobs.nested(image, attestation), sbom);
    assertIndexed(image, run);
    assertSays("was passed over: it is a signature", run);
    assertSays("was passed over: it is an attestation", run);
    assertSays("was passed over: it is an SBOM", run);
  }

  @Test
  @DisplayName("is nothing if there are only artifacts, or nothing at all")
  void noImage() throws Exception {
    ObjectNode config =
        blobs.blob(
            "application/vnd.cncf.helm.config.v1+json", "{}".getBytes(StandardCharsets.UTF_8));
    ObjectNode chart =
        blobs.blob(
            MANIFEST,
            manifest(
                config,
                blobs.blob("application/vnd.cncf.helm.chart.content.v1.tar+gzip", new byte[9])));
    Quickstart helm = run(List.of(), chart);
    assertEquals(1, helm.exitCode());
    assertSays("there is no image that can be indexed", helm);
    assertSays("a Helm chart (application/vnd.cncf.helm.config.v1+json)", helm);

    Quickstart empty = run(List.of());
    assertEquals(1, empty.exitCode());
    assertSays("there is no image that can be indexed: the index is empty", empty);
  }

  @Test
  @DisplayName("is nothing if a layer is encrypted, foreign and absent, or of an unknown type")
  void unreadableLayers() throws Exception {
    for (String type :
        List.of(
            "application/vnd.oci.image.layer.v1.tar+gzip+encrypted",
            "application/vnd.oci.image.layer.v1.tar+lz4",
            "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip")) {
      ObjectNode layer = blobs.blob(type, type.getBytes(StandardCharsets.UTF_8));
      ObjectNode image =
          blobs.blob(
              MANIFEST,
              manifest(blobs.config("linux/amd64"), blobs.blob(LAYER, new byte[9]), layer));
      if (type.contains("foreign")) {
        blobs.remove(layer);
      }
      Quickstart run = run(List.of(), image);
      assertEquals(1, run.exitCode());
      assertSays("layer " + digest(layer), run);
      assertSays(type, run);
      assertSays(type.endsWith("encrypted") ? "is encrypted" : type, run);
    }
  }

  @Test
  @DisplayName("comes with the diffIDs of its configuration")
  void diffIds() throws Exception {
    TestImage image = ShippedImage.PLAIN.image();
    Path docker = folder.resolve("image.tar");
    DockerSave.write(image, "localhost/plain:1", docker);
    Path layout = folder.resolve("layout");
    blobs.writeTo(layout, amd64);

    List<Digest> expected = image.layers().stream().map(TestLayer::diffId).toList();
    for (Path path : List.of(docker, layout)) {
      FoundImages found = LocalImages.read(path, folder, PlatformChoice.forThisMachine());
      List<Layer> layers = found.images().get(0).manifest().layers();
      assertEquals(expected, layers.stream().map(Layer::diffId).toList());
    }
  }

  @Test
  @DisplayName("is not read again if another archive has it in another compression")
  void sameContent() throws Exception {
    TestImage image = ShippedImage.PLAIN.image();
    Path docker = folder.resolve("image.tar");
    DockerSave.write(image, "localhost/plain:1", docker);
    Path layout = folder.resolve("layout");
    blobs.writeTo(layout, amd64);

    Quickstart run =
        Quickstart.run(folder, "--concurrency", "1", docker.toString(), layout.toString());
    assertEquals(0, run.exitCode(), run::output);
    assertSays("0 bytes fetched, 0 layers scanned, " + image.layers().size() + " reused", run);
  }
}
