package dev.libindex.benchmarks;

import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.testdata.http.BlobAnswer;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.ShippedImage;
import dev.libindex.testdata.image.TestImage;
import dev.libindex.testdata.image.TestLayer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * 2,000 layers, each with a content manifest that names five of 10,000 repository ids, and
 * manifests of five layers each: one of twenty bases, which have a package database, one of 180
 * middle layers, and three of 1,800 top layers. The same numbers always give the same workload.
 */
final class HealWorkload {
  static final int LAYERS = 2_000;
  static final int KEYS = 10_000;
  private static final int BASES = 20;
  private static final int MIDDLE = 180;
  private static final int TOP = LAYERS - BASES - MIDDLE;
  private static final int KEYS_OF_A_LAYER = KEYS / LAYERS;

  private final List<Layer> layers = new ArrayList<>();

  /** Creates the layers and serves them. */
  HealWorkload(BlobServer server) {
    TestLayer database = ShippedImage.PLAIN.image().layers().get(0);
    byte[] base = database.archive().bytes();
    for (int i = 0; i < LAYERS; i++) {
      LayerBuilder layer = LayerBuilder.create().file(contentManifest(i), repositories(i));
      TestLayer built = (i < BASES ? layer.raw(base).withoutTrailer() : layer).build();
      String uri = server.serve(TestImage.path(built), BlobAnswer.of(built.content())).toString();
      layers.add(Layer.of(built.digest(), uri));
    }
  }

  Manifest manifest(int number) {
    List<Layer> chosen =
        Stream.of(
                number % BASES,
                BASES + number % MIDDLE,
                BASES + MIDDLE + number % TOP,
                BASES + MIDDLE + (number + 7) % TOP,
                BASES + MIDDLE + (number + 77) % TOP)
            .map(layers::get)
            .toList();
    return new Manifest(new Digest(Digest.Algorithm.SHA256, "%064x".formatted(number)), chosen);
  }

  /** Returns how many of this many manifests have the layer that names this key. */
  static long manifestsNaming(int key, int manifests) {
    int layer = key / KEYS_OF_A_LAYER - BASES - MIDDLE;
    return IntStream.range(0, manifests)
        .filter(i -> Stream.of(0, 7, 77).anyMatch(place -> (i + place) % TOP == layer))
        .count();
  }

  /**
   * Returns a mapping of all keys. The value of the given key differs, unless the key is negative.
   */
  static Map<String, List<String>> mapping(int changed) {
    Map<String, List<String>> entries = new HashMap<>();
    for (int key = 0; key < KEYS; key++) {
      String product = key == changed ? "changed" : "product";
      entries.put(key(key), List.of("cpe:/a:redhat:" + product + ":" + key));
    }
    return entries;
  }

  private static String contentManifest(int layer) {
    return "root/buildinfo/content_manifests/layer-%d.json".formatted(layer);
  }

  private static String repositories(int layer) {
    return IntStream.range(layer * KEYS_OF_A_LAYER, (layer + 1) * KEYS_OF_A_LAYER)
        .mapToObj(key -> '"' + key(key) + '"')
        .collect(Collectors.joining(", ", "{\"content_sets\": [", "]}"));
  }

  private static String key(int number) {
    return "repository-%05d-rpms".formatted(number);
  }
}
