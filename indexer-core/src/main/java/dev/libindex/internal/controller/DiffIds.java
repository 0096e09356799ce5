package dev.libindex.internal.controller;

import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The diffIDs that a manifest gives for its layers, compared with those that were computed. */
final class DiffIds {
  private static final Logger LOG = LoggerFactory.getLogger(DiffIds.class);

  private DiffIds() {}

  /** Logs each diffID that differs from the one that was computed of that very layer. */
  static void warnOfContradictions(Manifest manifest, Map<Digest, Digest> computed) {
    for (Layer layer : manifest.layers()) {
      Digest diffId = computed.get(layer.hash());
      if (diffId != null && layer.diffId() != null && !diffId.equals(layer.diffId())) {
        LOG.warn(
            "wrong diffID ignored: manifest {} gives {} for layer {}, whose content has {}",
            manifest.hash(),
            layer.diffId(),
            layer.hash(),
            diffId);
      }
    }
  }
}
