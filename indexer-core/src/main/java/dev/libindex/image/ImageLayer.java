package dev.libindex.image;

import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import org.jspecify.annotations.Nullable;

/**
 * A layer as an image's manifest lists it.
 *
 * @param digest the digest of the blob
 * @param mediaType the media type; empty if it is not stated
 * @param foreign whether the layer may have to be fetched from elsewhere: its media type says so,
 *     or the manifest lists URLs for it
 * @param diffId the digest of the decompressed layer that the image's configuration claims, or null
 *     if it is not known
 */
public record ImageLayer(
    Digest digest, String mediaType, boolean foreign, @Nullable Digest diffId) {

  /** Returns the layer to index, to be fetched from this URI without extra headers. */
  public Layer at(String uri) {
    return Layer.of(digest, uri).withDiffId(diffId);
  }

  /** Returns the layer with a claim, unless the claim cannot be true: a plain tar is itself. */
  ImageLayer withDiffId(Digest claimed) {
    boolean impossible = MediaTypes.isPlainLayer(mediaType) && !digest.equals(claimed);
    return impossible ? this : new ImageLayer(digest, mediaType, foreign, claimed);
  }
}
