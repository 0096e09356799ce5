package dev.libindex.healing.laws;

import static dev.libindex.healing.laws.Image.Notes.GOOD;
import static dev.libindex.healing.laws.Image.Notes.NONE;
import static dev.libindex.healing.laws.Image.Notes.TORN;
import static dev.libindex.rhel.RhelConfig.CONTAINER_NAME_REPOSITORIES;
import static dev.libindex.rhel.RhelConfig.REPOSITORY_TO_CPE;

import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.testdata.image.ImageBuilder;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.ShippedImage;
import dev.libindex.testdata.image.TestImage;
import dev.libindex.testdata.image.TestLayer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The images that are indexed, and what is known of them without asking the library. The first
 * three share their base, the third and the fourth the layer of notes.
 */
@SuppressWarnings("ImmutableEnumChecker") // immutable, though their types do not say so
enum Image {
  APPLICATION(
      ShippedImage.APPLICATION, NONE, Set.of(REPOSITORY_TO_CPE, CONTAINER_NAME_REPOSITORIES)),
  LABELLED(ShippedImage.LABELLED, NONE, Set.of(REPOSITORY_TO_CPE)),
  NOTED(ShippedImage.LABELLED, GOOD, Set.of(REPOSITORY_TO_CPE)),
  FOREIGN(ShippedImage.FOREIGN, GOOD, Set.of()),
  DAMAGED(ShippedImage.FOREIGN, TORN, Set.of());

  /** Whether the uppermost layer is one with notes. */
  enum Notes {
    NONE,
    GOOD,
    TORN
  }

  private final TestImage image;
  private final Notes notes;
  private final Set<String> mappings;

  Image(ShippedImage lower, Notes notes, Set<String> mappings) {
    ImageBuilder builder = ImageBuilder.create();
    lower.image().layers().forEach(builder::layer);
    switch (notes) {
      case NONE -> {}
      case GOOD -> builder.layer(LayerBuilder.create().file(NotesScanner.NOTES, "ink\npaper\n"));
      case TORN -> builder.layer(LayerBuilder.create().file(NotesScanner.TORN, ""));
    }
    this.image = builder.build();
    this.notes = notes;
    this.mappings = mappings;
  }

  /** The mappings without which the report cannot be whole. */
  Set<String> mappings() {
    return mappings;
  }

  /** Whether the scanner of notes finds something that a transient error would hide. */
  boolean mayHaveTransientError() {
    return notes == GOOD;
  }

  /** Whether something is broken for good. */
  boolean isTorn() {
    return notes == TORN;
  }

  Digest hash() {
    return image.hash();
  }

  List<TestLayer> layers() {
    return image.layers();
  }

  boolean has(Digest layer) {
    return layers().stream().anyMatch(each -> each.digest().equals(layer));
  }

  /** The uppermost layer. */
  Digest top() {
    return layers().get(layers().size() - 1).digest();
  }

  /** What is submitted, with each layer at the URI that the function gives it. */
  Manifest manifest(Function<TestLayer, String> uri) {
    return new Manifest(
        hash(),
        layers().stream().map(layer -> Layer.of(layer.digest(), uri.apply(layer))).toList());
  }

  static Image of(Digest manifest) {
    return Arrays.stream(values())
        .filter(image -> image.hash().equals(manifest))
        .findFirst()
        .orElseThrow();
  }

  /** All layers of all images, each once. */
  static List<TestLayer> allLayers() {
    Map<Digest, TestLayer> layers = new LinkedHashMap<>();
    for (Image image : values()) {
      image.layers().forEach(layer -> layers.putIfAbsent(layer.digest(), layer));
    }
    return List.copyOf(layers.values());
  }
}
