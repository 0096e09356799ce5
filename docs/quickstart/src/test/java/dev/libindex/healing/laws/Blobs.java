package dev.libindex.healing.laws;

import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.testdata.http.Answer;
import dev.libindex.testdata.http.BlobAnswer;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.image.TestImage;
import dev.libindex.testdata.image.TestLayer;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The server of the layers of all images, which can withhold single layers. Thread-safe. */
final class Blobs implements AutoCloseable {
  private final BlobServer server = BlobServer.start();
  private final Set<Digest> withheld = ConcurrentHashMap.newKeySet();

  Blobs() {
    Image.allLayers().forEach(layer -> server.serve(TestImage.path(layer), answer(layer)));
  }

  private Answer answer(TestLayer layer) {
    Answer bytes = BlobAnswer.of(layer.content()).contentType(layer.mediaType());
    return exchange ->
        (withheld.contains(layer.digest()) ? Answer.status(404) : bytes).respond(exchange);
  }

  /** Serves all layers, and resets the counters. */
  void reset() {
    withheld.clear();
    server.resetTraffic();
  }

  void serve(TestLayer layer, boolean served) {
    if (served) {
      withheld.remove(layer.digest());
    } else {
      withheld.add(layer.digest());
    }
  }

  void serveAll() {
    withheld.clear();
  }

  Set<Digest> withheld() {
    return new TreeSet<>(withheld);
  }

  long requests(TestLayer layer) {
    return server.traffic(TestImage.path(layer)).requests();
  }

  Manifest manifest(Image image) {
    return image.manifest(layer -> server.uri(TestImage.path(layer)).toString());
  }

  @Override
  public void close() {
    server.close();
  }
}
