package dev.libindex.benchmarks;

import dev.libindex.testdata.http.BlobAnswer;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.http.Body;
import dev.libindex.testdata.image.TestLayer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Measures what one pass over a layer costs, relative to the floor: {@code
 * docs/benchmarks/layer-pass.sh [ROUNDS]}. This process creates the layers and serves them; {@link
 * LayerPassProbe} measures in a separate process.
 */
public final class LayerPassCost {
  private LayerPassCost() {}

  /** Measures each layer. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    String rounds = arguments.length == 0 ? "7" : arguments[0];
    measure("base image", MeasuredLayers::base, rounds);
    measure("300,000 small files", file -> MeasuredLayers.smallFiles(file, 300_000), rounds);
    measure("1,000,000 small files", file -> MeasuredLayers.smallFiles(file, 1_000_000), rounds);
  }

  private static void measure(String name, Function<Path, TestLayer> layer, String rounds)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("layer-pass", ".tar.gz");
    try (BlobServer server = BlobServer.start()) {
      String digest = layer.apply(file).digest().toString();
      URI uri = server.serve("layer", BlobAnswer.of(Body.of(file)));
      System.out.printf("%s, %,d bytes%n", name, Files.size(file));
      probe(file, digest, uri, "0");
      probe(file, digest, uri, rounds);
    } finally {
      Files.delete(file);
    }
  }

  private static void probe(Path file, String digest, URI uri, String rounds)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LayerPassProbe.class.getName(),
            file.toString(),
            digest,
            uri.toString(),
            rounds);
    new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
