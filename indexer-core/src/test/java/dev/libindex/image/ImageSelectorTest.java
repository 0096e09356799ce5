package dev.libindex.image;

import static dev.libindex.testdata.internal.oci.OciBlobs.CONFIG;
import static dev.libindex.testdata.internal.oci.OciBlobs.LAYER;
import static dev.libindex.testdata.internal.oci.OciBlobs.MANIFEST;
import static dev.libindex.testdata.internal.oci.OciBlobs.annotated;
import static dev.libindex.testdata.internal.oci.OciBlobs.digest;
import static dev.libindex.testdata.internal.oci.OciBlobs.index;
import static dev.libindex.testdata.internal.oci.OciBlobs.manifest;
import static dev.libindex.testdata.internal.oci.OciBlobs.platform;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.testdata.internal.oci.OciBlobs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSelectorTest {
  private static final PlatformChoice AMD64 = PlatformChoice.forMachine("amd64");
  private static final String NAME = "org.opencontainers.image.ref.name";

  private final OciBlobs blobs = new OciBlobs();
  private final Set<Digest> read = new TreeSet<>();

  private Selection select(PlatformChoice choice, ObjectNode... descriptors)
      throws IOException, InterruptedException {
    return ImageSelector.create(source(), choice).select(OciBlobs.utf8(index(descriptors)));
  }

  private ImageSource source() {
    return new ImageSource() {
      @Override
      public Optional<byte[]> document(Descriptor descriptor) {
        read.add(descriptor.digest());
        return blobs.find(descriptor.digest());
      }

      @Override
      public boolean hasLayer(ImageLayer layer) {
        return blobs.find(layer.digest()).isPresent();
      }
    };
  }

  /** Returns the selected image, which must be the only one. */
  private SelectedImage one(PlatformChoice choice, ObjectNode... descriptors)
      throws IOException, InterruptedException {
    List<SelectedImage> images = select(choice, descriptors).images();
    assertEquals(1, images.size());
    return images.get(0);
  }

  private void assertNone(String problem, PlatformChoice choice, ObjectNode... descriptors) {
    ImageException failure = assertThrows(ImageException.class, () -> select(choice, descriptors));
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.contains(problem), message);
  }

  private ObjectNode layer(String mediaType) {
    return blobs.blob(mediaType, mediaType.getBytes(StandardCharsets.UTF_8));
  }

  private ObjectNode imageWith(ObjectNode... layers) {
    return blobs.blob(MANIFEST, manifest(blobs.config("linux/amd64"), layers));
  }

  @Nested
  class Platforms {
    private final ObjectNode arm64 = platform(blobs.image("linux/arm64", "arm"), "linux/arm64/v8");
    private final ObjectNode amd64 = platform(blobs.image("linux/amd64", "amd"), "linux/amd64");
    private final ObjectNode windows =
        platform(blobs.image("windows/amd64", "win"), "windows/amd64");

    @ParameterizedTest
    @CsvSource({"x86_64, amd", "amd64, amd", "aarch64, arm", "s390x, amd"})
    void linuxOnThisMachineOrAmd64IsTaken(String machine, String expected) throws Exception {
      SelectedImage image =
          one(PlatformChoice.forMachine(machine), blobs.nested(windows, arm64, amd64));

      assertEquals(digest(expected.equals("amd") ? amd64 : arm64), image.digest());
    }

    @Test
    void theWantedOneIsTakenAndNamed() throws Exception {
      PlatformChoice choice = PlatformChoice.only(Platform.parse("windows/amd64"));
      SelectedImage image = one(choice, blobs.nested(arm64, amd64, windows));

      assertEquals(digest(windows), image.digest());
      assertEquals("windows/amd64", String.valueOf(image.platform()));
    }

    @Test
    void anotherIsNotTakenForTheWantedOne() {
      assertNone(
          "is for linux/amd64, linux/arm64/v8, not for linux/s390x",
          PlatformChoice.only(Platform.parse("linux/s390x")),
          blobs.nested(arm64, amd64));
    }

    @Test
    void theRefusalIsSaidBeforeWhatWasPassedOver() {
      ObjectNode[] entries = new ObjectNode[9];
      for (int i = 0; i < 7; i++) {
        entries[i] = platform(blobs.image("unknown/unknown", "att" + i), "unknown/unknown");
      }
      entries[7] = arm64;
      entries[8] = amd64;
      ObjectNode image = annotated(blobs.nested(entries), NAME, "a:1");

      assertNone(
          "indexed: a:1 is for linux/amd64, linux/arm64/v8, not for linux/nope; sha256:",
          PlatformChoice.only(Platform.parse("linux/nope")),
          image);
      assertNone("; and 3 more", PlatformChoice.only(Platform.parse("linux/nope")), image);
    }

    @Test
    void onlyPlatformsThatAreThereAreOffered() {
      blobs.remove(blobs.blob(LAYER, "win".getBytes(StandardCharsets.UTF_8)));
      PlatformChoice choice = PlatformChoice.only(Platform.parse("linux/s390x"));

      assertNone(
          "is for linux/amd64, not for linux/s390x",
          choice,
          blobs.nested(windows, blobs.remove(arm64), amd64));
      assertNone(
          "is not for linux/s390x, and is not complete for any other platform",
          choice,
          blobs.nested(windows, arm64));
    }

    @Test
    void aVariantThatIsNotStatedIsTheWantedOne() throws Exception {
      ObjectNode plain = platform(blobs.image("linux/arm64", "plain"), "linux/arm64");
      PlatformChoice choice = PlatformChoice.only(Platform.parse("linux/arm64/v8"));

      assertEquals(digest(plain), one(choice, blobs.nested(amd64, plain)).digest());
    }

    @Test
    void indexesMayBeNestedAndRepeated() throws Exception {
      ObjectNode inner = blobs.nested(amd64, arm64);
      ObjectNode outer = blobs.nested(blobs.nested(windows), inner, inner);

      assertEquals(digest(amd64), one(AMD64, outer).digest());
    }

    @Test
    void anIndexThatIsNamedManyTimesIsSearchedOnce() throws Exception {
      ObjectNode attestation = blobs.image("unknown/unknown", "attestation");
      ObjectNode index = blobs.nested(platform(attestation, "unknown/unknown"), amd64);
      for (int i = 0; i < 3; i++) {
        index = blobs.nested(index, index, index);
      }
      Selection selection = select(AMD64, index);

      assertEquals(digest(amd64), selection.images().get(0).digest());
      assertEquals(1, selection.remarks().size());
    }

    @Test
    void indexesThatAreNestedTooDeeplyAreRefused() {
      ObjectNode deep = amd64;
      for (int i = 0; i < 10; i++) {
        deep = blobs.nested(deep);
      }
      assertNone("nested too deeply", AMD64, deep);
    }

    @Test
    void theConfigurationStatesThePlatformWhereTheIndexDoesNot() throws Exception {
      ObjectNode one = blobs.image("linux/amd64", "a");
      ObjectNode other = blobs.image("linux/arm64", "b");
      PlatformChoice choice = PlatformChoice.only(Platform.parse("linux/arm64"));
      SelectedImage image = one(choice, blobs.nested(one, other));

      assertEquals(digest(other), image.digest());
      assertEquals("linux/arm64", String.valueOf(image.platform()));
    }

    @Test
    void onlyTheManifestThatIsTakenIsRead() throws Exception {
      ObjectNode image = blobs.nested(windows, arm64, amd64);
      one(AMD64, image);

      assertTrue(read.contains(digest(amd64)));
      assertTrue(!read.contains(digest(arm64)) && !read.contains(digest(windows)), read::toString);
    }

    @Test
    void manifestsForSeveralPlatformsUnderOneNameAreOneImage() throws Exception {
      annotated(amd64, NAME, "a:1");
      annotated(arm64, NAME, "a:1");
      ObjectNode b = platform(blobs.image("linux/s390x", "b"), "linux/s390x");
      annotated(b, NAME, "b:1");

      List<SelectedImage> images = select(AMD64, arm64, amd64, b).images();
      assertEquals(List.of("a:1", "b:1"), images.stream().map(SelectedImage::name).toList());
      assertEquals(digest(amd64), images.get(0).digest());
    }

    @Test
    void manifestsForTheSamePlatformAreDifferentImages() throws Exception {
      ObjectNode second = platform(blobs.image("linux/amd64", "second"), "linux/amd64");

      assertEquals(2, select(AMD64, amd64, second, arm64).images().size());
      assertEquals(
          2,
          select(AMD64, blobs.image("linux/amd64", "x"), blobs.image("linux/amd64", "y"))
              .images()
              .size());
    }

    @Test
    void anImageForAnotherPlatformBesideOneForTheWantedIsPassedOver() throws Exception {
      ObjectNode other = annotated(blobs.image("linux/arm64", "other"), NAME, "other:1");
      PlatformChoice choice = PlatformChoice.only(Platform.parse("linux/amd64"));
      Selection selection = select(choice, other, amd64);

      assertEquals(1, selection.images().size());
      assertEquals(List.of("other:1 is for linux/arm64, not for linux/amd64"), selection.remarks());
    }
  }

  @Nested
  class Gaps {
    private final ObjectNode arm64 = platform(blobs.image("linux/arm64", "arm"), "linux/arm64");
    private final ObjectNode amd64 = platform(blobs.image("linux/amd64", "amd"), "linux/amd64");

    @Test
    void aManifestThatIsNotThereIsSkipped() throws Exception {
      Selection selection = select(AMD64, blobs.nested(blobs.remove(amd64), arm64));

      assertEquals(digest(arm64), selection.images().get(0).digest());
      String remark = String.join("; ", selection.remarks());
      assertTrue(remark.contains("linux/amd64 was not taken: its manifest sha256:"), remark);
      assertTrue(remark.endsWith(" is missing"), remark);
    }

    @Test
    void aManifestWithoutAllItsLayersIsSkipped() throws Exception {
      blobs.remove(blobs.blob(LAYER, "amd".getBytes(StandardCharsets.UTF_8)));
      Selection selection = select(AMD64, blobs.nested(amd64, arm64));

      assertEquals(digest(arm64), selection.images().get(0).digest());
      String remark = String.join("; ", selection.remarks());
      assertTrue(remark.contains("linux/amd64 was not taken: its layer sha256:"), remark);
      assertTrue(remark.contains(LAYER), remark);
    }

    @Test
    void theWantedPlatformIsNotReplacedByAnother() {
      assertNone(
          "linux/amd64 was not taken: its manifest",
          PlatformChoice.only(Platform.parse("linux/amd64")),
          blobs.nested(blobs.remove(amd64), arm64));
    }

    @Test
    void nothingIsThere() {
      assertNone("the index is empty", AMD64);
      assertNone("is missing", AMD64, blobs.remove(blobs.image("linux/amd64", "a")));
      assertNone("no image that can be indexed", AMD64, blobs.nested());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/amd64", "linux/", "/"})
    void aPlatformThatIsStatedInPartIsTakenFromTheConfiguration(String part) throws Exception {
      ObjectNode image = platform(blobs.image("linux/arm64", "arm"), part);

      assertEquals("linux/arm64", String.valueOf(one(AMD64, image).platform()));
    }

    @Test
    void aMissingConfigurationDoesNotMatter() throws Exception {
      ObjectNode image = blobs.image("linux/arm64", "a");
      blobs.remove(blobs.config("linux/arm64"));

      assertNull(one(AMD64, image).platform());
    }
  }

  @Nested
  class Artifacts {
    private final ObjectNode image = blobs.image("linux/amd64", "image");

    private void assertPassedOver(String clue, ObjectNode artifact) throws Exception {
      Selection selection = select(AMD64, artifact, image);
      assertEquals(1, selection.images().size());
      assertEquals(digest(image), selection.images().get(0).digest());
      assertEquals(1, selection.remarks().size());
      String remark = selection.remarks().get(0);
      assertTrue(remark.contains("was passed over") && remark.contains(clue), remark);
      assertNone(clue, AMD64, artifact);
    }

    @ParameterizedTest
    @CsvSource({
      "application/vnd.dev.cosign.simplesigning.v1+json, a signature",
      "application/vnd.cncf.notary.signature, a signature",
      "application/vnd.in-toto+json, an attestation",
      "application/vnd.dsse.envelope.v1+json, an attestation",
      "application/spdx+json, an SBOM",
      "application/vnd.cyclonedx+json, an SBOM",
      "application/vnd.example.thing, an artifact"
    })
    void byTheTypesOfAllLayers(String type, String kind) throws Exception {
      assertPassedOver(kind + " (" + type + ")", imageWith(layer(type), layer(type)));
    }

    @Test
    void byTheTypeOfTheConfiguration() throws Exception {
      ObjectNode config =
          blobs.blob(
              "application/vnd.cncf.helm.config.v1+json", "{}".getBytes(StandardCharsets.UTF_8));
      ObjectNode chart = layer("application/vnd.cncf.helm.chart.content.v1.tar+gzip");
      assertPassedOver("a Helm chart", blobs.blob(MANIFEST, manifest(config, chart)));
      assertPassedOver("a Helm chart", blobs.blob(MANIFEST, manifest(config, layer(LAYER))));
    }

    @Test
    void byTheArtifactTypeOfManifestOrDescriptor() throws Exception {
      ObjectNode manifest = manifest(blobs.config("linux/amd64"), layer(LAYER));
      manifest.put("artifactType", "application/vnd.example.sbom");
      assertPassedOver("an SBOM", blobs.blob(MANIFEST, manifest));
      assertPassedOver("an artifact (x/y)", imageWith(layer(LAYER)).put("artifactType", "x/y"));
    }

    @Test
    void theArtifactTypeOfAnImageIsThatOfItsConfiguration() throws Exception {
      assertEquals(digest(image), one(AMD64, image.put("artifactType", CONFIG)).digest());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "application/vnd.docker.container.image.v1+json",
          "application/octet-stream",
          "application/json",
          "text/html"
        })
    void imagesHaveConfigurationsOfTheseTypes(String type) throws Exception {
      ObjectNode config = blobs.config("linux/amd64").put("mediaType", type);
      ObjectNode found = blobs.blob(MANIFEST, manifest(config, layer(LAYER)));
      assertEquals(digest(found), one(AMD64, found).digest());
    }

    @Test
    void byTheSubject() throws Exception {
      ObjectNode manifest = manifest(blobs.config("linux/amd64"), layer(LAYER));
      manifest.putObject("subject").put("digest", digest(image).toString());
      assertPassedOver("subject " + digest(image), blobs.blob(MANIFEST, manifest));
    }

    @ParameterizedTest
    @CsvSource({
      "vnd.docker.reference.type, attestation-manifest, an attestation",
      "kind, dev.cosignproject.cosign/sigs, a signature",
      "kind, dev.cosignproject.cosign/atts, an attestation",
      "org.opencontainers.image.ref.name, sha256-HEX.sig, a signature",
      "org.opencontainers.image.ref.name, sha256-HEX.att, an attestation",
      "org.opencontainers.image.ref.name, registry.example/app:sha256-HEX.sbom, an SBOM",
      "io.containerd.image.name, registry.example/app:sha256-HEX, an artifact"
    })
    void byAnAnnotation(String key, String value, String kind) throws Exception {
      String full = value.replace("HEX", "0".repeat(64));
      assertPassedOver(kind, annotated(imageWith(layer(LAYER)), key, full));
    }

    @Test
    void theImageThatCosignSavesIsOne() throws Exception {
      annotated(image, "kind", "dev.cosignproject.cosign/image");
      assertEquals(digest(image), one(AMD64, image).digest());
    }

    @Test
    void byAnUnknownPlatform() throws Exception {
      assertPassedOver(
          "platform unknown/unknown", platform(imageWith(layer(LAYER)), "unknown/unknown"));
    }

    @Test
    void byTheMediaTypeOfTheDescriptor() throws Exception {
      assertPassedOver("text/plain", layer("text/plain"));
    }

    @Test
    void besidesTheImagesOfANestedIndex() throws Exception {
      ObjectNode attestation =
          platform(imageWith(layer("application/vnd.in-toto+json")), "unknown/unknown");
      platform(image, "linux/amd64");
      assertEquals(digest(image), one(AMD64, blobs.nested(attestation, image)).digest());
    }
  }

  @Nested
  class Layers {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "application/vnd.oci.image.layer.v1.tar",
          "application/vnd.oci.image.layer.v1.tar+gzip",
          "application/vnd.oci.image.layer.v1.tar+zstd",
          "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip",
          "application/vnd.docker.image.rootfs.diff.tar",
          "application/vnd.docker.image.rootfs.diff.tar.gzip",
          "application/vnd.docker.image.rootfs.diff.tar.zstd",
          "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"
        })
    void ofImagesAreTaken(String type) throws Exception {
      assertEquals(1, one(AMD64, imageWith(layer(type))).layers().size());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "application/vnd.oci.image.layer.v1.tar+encrypted",
          "application/vnd.oci.image.layer.v1.tar+gzip+encrypted",
          "application/vnd.oci.image.layer.v1.tar+zstd+encrypted"
        })
    void thatAreEncryptedAreRefused(String type) {
      assertNone("is encrypted (" + type + ")", AMD64, imageWith(layer(LAYER), layer(type)));
      assertNone("is encrypted (" + type + ")", AMD64, imageWith(layer(type)));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "application/vnd.oci.image.layer.v1.tar+lz4",
          "application/vnd.oci.image.layer.v1.tar+xz",
          "application/vnd.oci.image.layer.nondistributable.v1.tar+bzip2",
          "application/vnd.docker.image.rootfs.diff.tar.xz"
        })
    void ofAnUnknownTypeAreRefused(String type) {
      String problem = "has the media type " + type + ", which cannot be read";
      assertNone(problem, AMD64, imageWith(layer(LAYER), layer(type)));
      assertNone(problem, AMD64, imageWith(layer(type)));
    }

    @Test
    void ofATypeThatIsNoLayersAreRefusedBesideOthers() {
      assertNone("has the media type x/y, which", AMD64, imageWith(layer(LAYER), layer("x/y")));
    }

    @Test
    void thatAreForeignAndNotThereAreNamed() {
      String type = "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip";
      ObjectNode foreign = blobs.remove(layer(type));
      assertNone("its foreign layer " + digest(foreign), AMD64, imageWith(layer(LAYER), foreign));
      assertNone(type, AMD64, imageWith(layer(LAYER), foreign));

      ObjectNode elsewhere = blobs.remove(layer(LAYER));
      elsewhere.putArray("urls").add("https://example.com/layer");
      assertNone("its foreign layer " + digest(elsewhere), AMD64, imageWith(elsewhere));
    }

    @Test
    void haveTheDiffIdsOfTheConfiguration() throws Exception {
      ObjectNode one = layer(LAYER);
      ObjectNode other = layer("application/vnd.oci.image.layer.v1.tar");
      String first = "sha256:" + "1".repeat(64);
      String second = "sha256:" + "2".repeat(64);
      ObjectNode config = blobs.config("linux/amd64", first, second);
      ObjectNode image = blobs.blob(MANIFEST, manifest(config, one, other));

      Manifest manifest = one(AMD64, image).manifest(layer -> "file:///" + layer.digest().hex());
      assertEquals(digest(image), manifest.hash());
      assertEquals(
          List.of(
              Layer.of(digest(one), "file:///" + digest(one).hex()).withDiffId(Digest.parse(first)),
              Layer.of(digest(other), "file:///" + digest(other).hex())),
          manifest.layers(),
          "a plain tar cannot have another diffID than its digest");
    }

    @Test
    void haveNoDiffIdsIfTheConfigurationHasAnotherNumber() throws Exception {
      ObjectNode config = blobs.config("linux/amd64", "sha256:" + "1".repeat(64));
      ObjectNode image =
          blobs.blob(
              MANIFEST,
              manifest(config, layer(LAYER), layer("application/vnd.oci.image.layer.v1.tar")));

      for (ImageLayer layer : one(AMD64, image).layers()) {
        assertNull(layer.diffId());
      }
    }
  }

  @Nested
  class Documents {
    @Test
    void thatAreNotWhatTheirDigestNamesAreRefused() {
      ObjectNode image = blobs.image("linux/amd64", "a");
      ImageSource lying =
          new ImageSource() {
            @Override
            public Optional<byte[]> document(Descriptor descriptor) {
              return Optional.of("{}".getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public boolean hasLayer(ImageLayer layer) {
              return true;
            }
          };
      ImageSelector selector = ImageSelector.create(lying, AMD64);
      ImageException failure =
          assertThrows(ImageException.class, () -> selector.select(OciBlobs.utf8(index(image))));
      assertTrue(
          String.valueOf(failure.getMessage()).contains("have another digest"), failure::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"manifests\":{}}", "{\"manifests\":[{\"digest\":\"x\"}]}"})
    void thatAreMalformedAreRefused(String json) {
      ImageSelector selector = ImageSelector.create(source(), AMD64);
      ImageException failure =
          assertThrows(
              ImageException.class, () -> selector.select(json.getBytes(StandardCharsets.UTF_8)));
      assertTrue(String.valueOf(failure.getMessage()).contains("malformed"), failure::toString);
    }

    private void assertRefused(String problem, byte[] document) {
      ImageSelector selector = ImageSelector.create(source(), AMD64);
      ImageException failure = assertThrows(ImageException.class, () -> selector.select(document));
      assertTrue(String.valueOf(failure.getMessage()).contains(problem), failure::toString);
    }

    @Test
    void thatAreNoIndexAreCalledWhatTheyAre() {
      ObjectNode config = blobs.config("linux/amd64");
      String problem = "the manifest of one image rather than an index";
      assertRefused(problem, OciBlobs.utf8(manifest(config, layer(LAYER))));
      assertRefused(problem, OciBlobs.utf8(manifest(config)));
      assertRefused("ImageSelector.select(List)", OciBlobs.utf8(manifest(config)));
      assertRefused("this is no index of images", "{}".getBytes(StandardCharsets.UTF_8));
      assertRefused("the index is empty", "{\"manifests\":[]}".getBytes(StandardCharsets.UTF_8));
    }
  }
}
