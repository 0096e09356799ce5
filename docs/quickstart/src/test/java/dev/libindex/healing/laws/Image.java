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
 * The images to index, and what is known about them without the library. The first three share
 * their base, the third and the fourth the layer with notes.
 */
@SuppressWarnings("ImmutableEnumChecker") // immutable, though their types do not say so
enum Image {
  APPLICATION(
      ShippedImage.APPLICATION, NONE, Set.of(REPOSITORY_TO_CPE, CONTAINER_NAME_REPOSITORIES)),
  LABELLED(ShippedImage.LABELLED, NONE, Set.of(REPOSITORY_TO_CPE)),
  NOTED(ShippedImage.LABELLED, GOOD, Set.of(REPOSITORY_TO_CPE)),
  FOREIGN(ShippedImage.FOREIGN, GOOD, Set.of()),
  DAMAGED(ShippedImage.FOREIGN, TORN, Set.of());

  /** What the topmost layer contains. */
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

  /** Returns the mappings that the report needs to be complete. */
  Set<String> mappings() {
    return mappings;
  }

  /**
   * Returns whether the scanner of notes finds something, so that it may have a transient error.
   */
  boolean mayHaveTransientError() {
    return notes == GOOD;
  }

  /** Returns whether the image has a permanent error. */
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

  /** Returns the topmost layer. */
  Digest top() {
    return layers().get(layers().size() - 1).digest();
  }

  /** Returns the manifest to index, with the URI that the function returns for each layer. */
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

  /** Returns the distinct layers of all images. */
  static List<TestLayer> allLayers() {
    Map<Digest, TestLayer> layers = new LinkedHashMap<>();
    for (Image image : values()) {
      image.layers().forEach(layer -> layers.putIfAbsent(layer.digest(), layer));
    }
    return List.copyOf(layers.values());
  }
}
