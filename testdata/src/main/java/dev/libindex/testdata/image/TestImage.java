package dev.libindex.testdata.image;

import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.testdata.http.BlobAnswer;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.http.Body;
import java.util.List;
import java.util.function.Function;

/**
 * An image with all its bytes.
 *
 * @param hash the digest of {@code ociManifest}
 * @param layers bottom first
 * @param config the image's configuration, JSON
 * @param ociManifest the image's manifest, JSON
 */
public record TestImage(Digest hash, List<TestLayer> layers, Body config, Body ociManifest) {

  /** Copies the list. */
  public TestImage {
    layers = List.copyOf(layers);
  }

  /**
   * Serves all layers, each at {@link #path} with its media type.
   *
   * @return the manifest to index, its layers pointing to the server
   */
  public Manifest serveOn(BlobServer server) {
    return manifest(
        layer -> {
          BlobAnswer answer = BlobAnswer.of(layer.content()).contentType(layer.mediaType());
          return server.serve(path(layer), answer).toString();
        });
  }

  /** Returns the manifest to index, with the URI that the function returns for each layer. */
  public Manifest manifest(Function<TestLayer, String> uri) {
    List<Layer> located =
        layers.stream().map(layer -> Layer.of(layer.digest(), uri.apply(layer))).toList();
    return new Manifest(hash, located);
  }

  /** Returns the path under which {@link #serveOn} serves a layer. */
  public static String path(TestLayer layer) {
    return "/blobs/" + layer.digest();
  }
}
