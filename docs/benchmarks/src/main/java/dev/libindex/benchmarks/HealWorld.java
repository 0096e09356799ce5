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
 * manifests of five of them: a base of twenty, which has a package database, one of 180 in the
 * middle, and three of 1,800 at the top. The same numbers give the same world.
 */
final class HealWorld {
  static final int LAYERS = 2_000;
  static final int KEYS = 10_000;
  private static final int BASES = 20;
  private static final int MIDDLE = 180;
  private static final int TOP = LAYERS - BASES - MIDDLE;
  private static final int KEYS_OF_A_LAYER = KEYS / LAYERS;

  private final List<Layer> layers = new ArrayList<>();

  /** Makes the layers and serves them. */
  HealWorld(BlobServer server) {
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

  /** How many of so many manifests have the layer that names this key. */
  static long naming(int key, int manifests) {
    int layer = key / KEYS_OF_A_LAYER - BASES - MIDDLE;
    return IntStream.range(0, manifests)
        .filter(i -> Stream.of(0, 7, 77).anyMatch(place -> (i + place) % TOP == layer))
        .count();
  }

  /** The mapping of all keys; that of one of them is another if it is not negative. */
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
