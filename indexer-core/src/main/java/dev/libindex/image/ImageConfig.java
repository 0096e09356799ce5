package dev.libindex.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.internal.json.JsonShapeException;
import dev.libindex.internal.json.LenientJson;
import dev.libindex.model.Digest;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an image's configuration says about platform and layers (OCI Image Format Specification
 * v1.1, "Image Configuration").
 *
 * @param platform the platform, or null if it is not stated
 * @param diffIds the digests of the decompressed layers, bottom first
 */
public record ImageConfig(@Nullable Platform platform, List<Digest> diffIds) {

  /** Copies the list. */
  public ImageConfig {
    diffIds = List.copyOf(diffIds);
  }

  /**
   * Reads a configuration.
   *
   * @throws ImageException if the document or a digest is malformed
   */
  public static ImageConfig parse(byte[] json) {
    try {
      return LenientJson.read(json, ImageConfig::read);
    } catch (JsonShapeException e) {
      throw new ImageException("the image's configuration is malformed: " + e.getMessage(), e);
    }
  }

  private static ImageConfig read(JsonNode root) throws JsonShapeException {
    JsonNode rootfs = LenientJson.field(root, "rootfs");
    JsonNode diffIds = rootfs == null ? null : LenientJson.field(rootfs, "diff_ids");
    return new ImageConfig(
        PlatformReader.read(root),
        LenientJson.textsOf(diffIds, "diff_ids").stream().map(Digest::parse).toList());
  }

  /** Returns the layers with their diffIDs; without, if the configuration has another number. */
  List<ImageLayer> claimedFor(List<ImageLayer> layers) {
    if (diffIds.size() != layers.size()) {
      return layers;
    }
    return IntStream.range(0, layers.size())
        .mapToObj(i -> layers.get(i).withDiffId(diffIds.get(i)))
        .toList();
  }
}
