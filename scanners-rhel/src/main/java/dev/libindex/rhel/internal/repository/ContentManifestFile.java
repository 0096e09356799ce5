package dev.libindex.rhel.internal.repository;

import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.rhel.internal.input.FileBeginning;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the content manifest of a layer. */
final class ContentManifestFile {
  /** Where manifests are, in order of precedence. */
  private static final List<PathSelector> PLACES =
      List.of(
          PathSelector.globs("root/buildinfo/content_manifests/*.json"),
          PathSelector.globs("usr/share/buildinfo/content_manifests/*.json"),
          PathSelector.globs("usr/share/buildinfo/*.json"));

  /** The JSON file in the last place that is not a manifest. */
  private static final String LABELS = "usr/share/buildinfo/labels.json";

  private ContentManifestFile() {}

  static PathSelector wanted() {
    return PLACES.stream().reduce(PathSelector.none(), PathSelector::or);
  }

  /** Returns whether a file that begins like this may be a content manifest. */
  static boolean recognizes(byte[] beginning, int length, long size) {
    return FileBeginning.isJsonWith("\"icm_version\"", beginning, length, size)
        || FileBeginning.isJsonWith("\"content_sets\"", beginning, length, size)
        || FileBeginning.isJsonWith("\"image_contents\"", beginning, length, size);
  }

  /** Returns the manifest to read: the first by name in the first place that has any. */
  static Optional<LayerEntry> find(LayerView layer) {
    for (PathSelector place : PLACES) {
      Optional<LayerEntry> first =
          layer.select(place).stream()
              .filter(entry -> !entry.path().equals(LABELS))
              .min(Comparator.comparing(LayerEntry::path));
      if (first.isPresent()) {
        return first;
      }
    }
    return Optional.empty();
  }
}
