package dev.libindex.benchmarks;

import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.image.ImageBuilder;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.ShippedImage;
import dev.libindex.testdata.image.TestImage;
import dev.libindex.testdata.image.TestLayer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Images like those of a cluster: over five bases that look like RHEL, each of two layers
 * (os-release and package database; content manifest), with one to three layers of their own. One
 * in ten is built the newer way, with labels that need the second mapping; one in four has a
 * content manifest of its own. The layers are filled with incompressible bytes. The same seed
 * always gives the same images.
 */
final class OutageImages {
  private static final int BASES = 5;
  private static final int BASE_BYTES = 4 << 20;
  private static final int OWN_BYTES = 64 << 10;
  private static final String MANIFESTS = "root/buildinfo/content_manifests/";
  private static final List<String> REPOSITORIES =
      List.of(
          "rhel-9-for-x86_64-baseos-rpms",
          "rhel-9-for-x86_64-appstream-rpms",
          "libindex-1-for-rhel-9-x86_64-rpms");

  private final Random random;
  private final List<TestImage> images = new ArrayList<>();

  OutageImages(int count, long seed) {
    random = new Random(seed);
    List<List<TestLayer>> bases =
        Stream.iterate(0, i -> i < BASES, i -> i + 1).map(this::base).toList();
    TestLayer labelled = ShippedImage.LABELLED.image().layers().get(1);
    for (int i = 0; i < count; i++) {
      ImageBuilder image = ImageBuilder.create();
      bases.get(i % BASES).forEach(image::layer);
      if (i % 10 == 9) {
        image.layer(labelled);
      }
      if (i % 4 == 3) {
        image.layer(contentManifest("application-" + i, REPOSITORIES));
      }
      images.add(image.layer(filler("opt/application-" + i, OWN_BYTES)).build());
    }
  }

  private List<TestLayer> base(int number) {
    byte[] system = ShippedImage.PLAIN.image().layers().get(0).archive().bytes();
    TestLayer first =
        filler("usr/share/base-" + number, BASE_BYTES).raw(system).withoutTrailer().build();
    List<String> some = REPOSITORIES.subList(0, 1 + number % REPOSITORIES.size());
    return List.of(first, contentManifest("base-" + number, some));
  }

  private static TestLayer contentManifest(String name, List<String> repositories) {
    String sets = repositories.stream().map(id -> '"' + id + '"').collect(Collectors.joining(", "));
    return LayerBuilder.create()
        .file(MANIFESTS + name + ".json", "{\"content_sets\": [" + sets + "]}")
        .build();
  }

  private LayerBuilder filler(String path, int size) {
    byte[] content = new byte[size];
    random.nextBytes(content);
    return LayerBuilder.create().file(path, content);
  }

  List<Manifest> serveOn(BlobServer server) {
    return images.stream().map(image -> image.serveOn(server)).toList();
  }

  /** Returns the bytes of all images together, each counted with all its layers. */
  long bytes() {
    return images.stream().flatMap(image -> image.layers().stream()).mapToLong(this::length).sum();
  }

  /** Returns the bytes of all layers, each counted once. */
  long uniqueBytes() {
    return lengths().values().stream().mapToLong(Long::longValue).sum();
  }

  int count() {
    return images.size();
  }

  int uniqueLayers() {
    return lengths().size();
  }

  private Map<Digest, Long> lengths() {
    Map<Digest, Long> lengths = new HashMap<>();
    images.forEach(
        image -> image.layers().forEach(layer -> lengths.put(layer.digest(), length(layer))));
    return lengths;
  }

  private long length(TestLayer layer) {
    return layer.content().length();
  }
}
