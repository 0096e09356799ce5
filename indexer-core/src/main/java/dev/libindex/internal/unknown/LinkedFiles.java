package dev.libindex.internal.unknown;

import dev.libindex.layer.EntryType;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import java.util.ArrayList;
import java.util.List;

/** Finds files of a layer, including those that are hard links to files of layers below. */
final class LinkedFiles {
  private LinkedFiles() {}

  /** Returns the entries other than directories whose path the selector matches. */
  static List<LayerEntry> select(LayerView layer, PathSelector selector) {
    List<LayerEntry> entries = new ArrayList<>(layer.select(selector));
    entries.addAll(outside(layer, selector));
    return entries;
  }

  /** Returns the hard links to files of layers below whose path the selector matches. */
  static List<LayerEntry> outside(LayerView layer, PathSelector selector) {
    return layer.linksOutside(selector).stream()
        .filter(link -> link.type() == EntryType.HARDLINK)
        .toList();
  }
}
