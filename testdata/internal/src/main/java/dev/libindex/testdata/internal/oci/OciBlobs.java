package dev.libindex.testdata.internal.oci;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libindex.model.Digest;
import dev.libindex.testdata.http.Body;
import dev.libindex.testdata.image.TestImage;
import dev.libindex.testdata.image.TestLayer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The blobs of an OCI image layout: layers, configurations, manifests and indexes. Each method that
 * adds one returns its descriptor, which the test may change before it puts it into an index.
 * Nothing is checked. Not thread-safe.
 */
public final class OciBlobs {
  /** The media type of an index. */
  public static final String INDEX = "application/vnd.oci.image.index.v1+json";

  /** The media type of a manifest. */
  public static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

  /** The media type of an image's configuration. */
  public static final String CONFIG = "application/vnd.oci.image.config.v1+json";

  /** The media type of a layer that is compressed with gzip. */
  public static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";

  private final Map<Digest, byte[]> blobs = new TreeMap<>();

  /** Adds any blob. */
  public ObjectNode blob(String mediaType, byte[] content) {
    Digest digest = TestLayer.of(mediaType, Body.of(content)).digest();
    blobs.put(digest, content.clone());
    return object()
        .put("mediaType", mediaType)
        .put("digest", digest.toString())
        .put("size", content.length);
  }

  /** Adds a document. */
  public ObjectNode blob(String mediaType, ObjectNode document) {
    return blob(mediaType, utf8(document));
  }

  /** Adds the configuration of an image for a platform, {@code os/architecture}. */
  public ObjectNode config(String platform, String... diffIds) {
    ObjectNode config = object();
    addPlatform(config, platform);
    ObjectNode rootfs = config.putObject("rootfs").put("type", "layers");
    List.of(diffIds).forEach(rootfs.putArray("diff_ids")::add);
    return blob(CONFIG, config);
  }

  /** Returns a manifest, which is not added yet. */
  public static ObjectNode manifest(ObjectNode config, ObjectNode... layers) {
    ObjectNode manifest = object().put("schemaVersion", 2).put("mediaType", MANIFEST);
    manifest.set("config", config);
    manifest.putArray("layers").addAll(List.of(layers));
    return manifest;
  }

  /** Adds an image with one layer, whose content is a text. */
  public ObjectNode image(String platform, String content) {
    ObjectNode layer = blob(LAYER, content.getBytes(StandardCharsets.UTF_8));
    return blob(MANIFEST, manifest(config(platform), layer));
  }

  /** Adds an image with all its blobs. */
  public ObjectNode image(TestImage image) {
    image.layers().forEach(layer -> blob(layer.mediaType(), layer.content().bytes()));
    blob(CONFIG, image.config().bytes());
    return blob(MANIFEST, image.ociManifest().bytes());
  }

  /** Returns an index, which is not added yet. */
  public static ObjectNode index(ObjectNode... descriptors) {
    ObjectNode index = object().put("schemaVersion", 2).put("mediaType", INDEX);
    index.putArray("manifests").addAll(List.of(descriptors));
    return index;
  }

  /** Adds an index to be nested in another one. */
  public ObjectNode nested(ObjectNode... descriptors) {
    return blob(INDEX, index(descriptors));
  }

  /** Adds the platform {@code os/architecture} or {@code os/architecture/variant}. */
  public static ObjectNode platform(ObjectNode descriptor, String platform) {
    addPlatform(descriptor.putObject("platform"), platform);
    return descriptor;
  }

  /** Adds an annotation. */
  public static ObjectNode annotated(ObjectNode descriptor, String key, String value) {
    descriptor.withObject("/annotations").put(key, value);
    return descriptor;
  }

  /** Removes the blob that a descriptor names, and returns the descriptor. */
  public ObjectNode remove(ObjectNode descriptor) {
    blobs.remove(digest(descriptor));
    return descriptor;
  }

  /** Returns a blob, if there is one of this digest. */
  public Optional<byte[]> find(Digest digest) {
    return Optional.ofNullable(blobs.get(digest));
  }

  /** Returns the digest that a descriptor names. */
  public static Digest digest(ObjectNode descriptor) {
    return Digest.parse(descriptor.path("digest").asText());
  }

  /** Writes a layout with all blobs and an index of these descriptors. */
  public void writeTo(Path directory, ObjectNode... descriptors) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    Files.write(directory.resolve("index.json"), utf8(index(descriptors)));
    for (Map.Entry<Digest, byte[]> blob : blobs.entrySet()) {
      Digest digest = blob.getKey();
      Path folder = directory.resolve("blobs").resolve(digest.algorithm().text());
      Files.createDirectories(folder);
      Files.write(folder.resolve(digest.hex()), blob.getValue());
    }
  }

  /** Returns the UTF-8 bytes of a document. */
  public static byte[] utf8(ObjectNode document) {
    return document.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void addPlatform(ObjectNode node, String platform) {
    String[] parts = platform.split("/", -1);
    node.put("os", parts[0]).put("architecture", parts[1]);
    if (parts.length > 2) {
      node.put("variant", parts[2]);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
