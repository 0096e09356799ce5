package dev.libindex.rhel.internal.repository;

import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where the content manifest of a layer is. */
final class ContentManifestFile {
  /** The places, of which the first that has a file counts. */
  private static final List<PathSelector> PLACES =
      List.of(
          PathSelector.globs("root/buildinfo/content_manifests/*.json"),
          PathSelector.globs("usr/share/buildinfo/content_manifests/*.json"),
          PathSelector.globs("usr/share/buildinfo/*.json"));

  /** Stands beside the manifest in the last place, and is none. */
  private static final String LABELS = "usr/share/buildinfo/labels.json";

  private ContentManifestFile() {}

  static PathSelector wanted() {
    return PLACES.stream().reduce(PathSelector.none(), PathSelector::or);
  }

  /** The manifest that counts: of several in one place the first by name. */
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
