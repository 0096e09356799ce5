package dev.libindex.testdata.image;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libindex.model.Digest;
import dev.libindex.testdata.http.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Assembles an image of layers, bottom first. Not thread-safe.
 *
 * <p>Its configuration and manifest are those of the OCI image specification, version 1.
 */
public final class ImageBuilder {
  private static final String CONFIG_TYPE = "application/vnd.oci.image.config.v1+json";
  private static final String MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";

  private final List<TestLayer> layers = new ArrayList<>();
  private final Map<String, String> labels = new TreeMap<>();

  private ImageBuilder() {}

  /** Returns a builder of an image without layers. */
  public static ImageBuilder create() {
    return new ImageBuilder();
  }

  /** Adds a layer on top; the same layer may be added several times. */
  public ImageBuilder layer(TestLayer layer) {
    layers.add(layer);
    return this;
  }

  /** Adds the layer as the builder has assembled it so far. */
  public ImageBuilder layer(LayerBuilder layer) {
    return layer(layer.build());
  }

  /** Adds a label to the configuration. */
  public ImageBuilder label(String name, String value) {
    labels.put(name, value);
    return this;
  }

  /** Returns the image, named by the SHA-256 of its OCI manifest. The builder can be used again. */
  public TestImage build() {
    Body config = Body.of(config().toString());
    Body manifest = Body.of(manifest(config).toString());
    Digest hash = TestLayer.digest(Digest.Algorithm.SHA256, manifest);
    return new TestImage(hash, layers, config, manifest);
  }

  private ObjectNode config() {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.put("architecture", "amd64").put("os", "linux").put("created", "2026-01-01T00:00:00Z");
    ObjectNode labelsNode = config.putObject("config").putObject("Labels");
    labels.forEach(labelsNode::put);
    ObjectNode rootfs = config.putObject("rootfs").put("type", "layers");
    var diffIds = rootfs.putArray("diff_ids");
    layers.forEach(layer -> diffIds.add(layer.diffId().toString()));
    return config;
  }

  private ObjectNode manifest(Body config) {
    ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    manifest.put("schemaVersion", 2).put("mediaType", MANIFEST_TYPE);
    Digest configDigest = TestLayer.digest(Digest.Algorithm.SHA256, config);
    manifest.set("config", descriptor(CONFIG_TYPE, configDigest, config));
    var list = manifest.putArray("layers");
    layers.forEach(
        layer -> list.add(descriptor(layer.mediaType(), layer.digest(), layer.content())));
    return manifest;
  }

  static ObjectNode descriptor(String mediaType, Digest digest, Body content) {
    ObjectNode descriptor = JsonNodeFactory.instance.objectNode();
    return descriptor
        .put("mediaType", mediaType)
        .put("digest", digest.toString())
        .put("size", content.length());
  }
}
