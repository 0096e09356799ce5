package dev.libindex.internal.layer;

import dev.libindex.internal.fetch.LayerBody;
import dev.libindex.internal.fetch.LayerSource;
import dev.libindex.internal.hash.Sha256;
import dev.libindex.internal.scan.Wanted;
import dev.libindex.layer.LayerLimits;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;

/** Reads layers from memory. */
public final class Blobs {
  static final PathSelector EVERYTHING = PathSelector.globs("**/*");

  private Blobs() {}

  static Digest digest(byte[] blob) {
    return new Digest(Digest.Algorithm.SHA256, Sha256.hex(blob));
  }

  static LayerSource source(byte[] blob) {
    return layer -> new LayerBody(new ByteArrayInputStream(blob), "", blob.length, () -> {});
  }

  public static StreamedLayer read(byte[] blob, PathSelector wanted) throws InterruptedException {
    return read(blob, wanted, LayerLimits.defaults());
  }

  static StreamedLayer read(byte[] blob, PathSelector wanted, LayerLimits limits)
      throws InterruptedException {
    return reader(source(blob), limits, new CaptureBudget(1 << 26))
        .read(Layer.of(digest(blob), "memory:"), Wanted.paths(wanted), bytes -> {});
  }

  static StreamedLayerReader reader(LayerSource source, LayerLimits limits, CaptureBudget budget) {
    return new StreamedLayerReader(
        source, limits, budget, Path.of(System.getProperty("java.io.tmpdir")));
  }
}
