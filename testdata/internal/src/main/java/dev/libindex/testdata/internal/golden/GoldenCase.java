package dev.libindex.testdata.internal.golden;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.testdata.http.BlobAnswer;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.http.Body;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An image that was given to claircore, and what it answered.
 *
 * @param name of the case's folder; its first letter is the family
 * @param folder where the case stands
 * @param title what it is about
 * @param manifestHash the hash to submit
 * @param layers bottom first
 * @param repositoryToCpe the mapping file; empty: its URL answered 404
 * @param containerNameRepos the mapping file; empty: its URL answered 404
 * @param differs whether the register calls claircore's answer wrong
 * @param difference in words, what the right answer is; empty where nothing is wrong
 * @param register the register's entry, for instance {@code D22}; may be empty
 * @param goError the error that claircore returned; empty where it succeeded
 */
public record GoldenCase(
    String name,
    Path folder,
    String title,
    Digest manifestHash,
    List<GoldenLayer> layers,
    Optional<Path> repositoryToCpe,
    Optional<Path> containerNameRepos,
    boolean differs,
    String difference,
    String register,
    String goError) {

  /** Copies the list. */
  public GoldenCase {
    layers = List.copyOf(layers);
  }

  /** The digests of the layers as the manifest has them, bottom first. */
  public List<String> layerDigests() {
    return layers.stream().map(layer -> layer.digest().toString()).toList();
  }

  /** The report as claircore printed it; absent where its process died or it had none. */
  public Optional<JsonNode> report() {
    return read("report.json");
  }

  /** Claircore's answer in normal form; absent where there is no report. */
  public Optional<JsonNode> normalReport() {
    return read("report.normal.json");
  }

  /** The right answer in normal form, for many of the cases where claircore is wrong. */
  public Optional<JsonNode> rightReport() {
    return read("right.normal.json");
  }

  /** The answer of the build that knows {@code IndexPartial}, in normal form, for a few cases. */
  public Optional<JsonNode> partialReport() {
    return read("report.pr1892.normal.json");
  }

  /**
   * The normal forms of which a report must equal one: the right answer where there is one, else
   * claircore's, several where its runs differed. Empty where there is no report.
   */
  public List<JsonNode> acceptedReports() {
    Optional<JsonNode> right = rightReport();
    if (right.isPresent()) {
      return List.of(right.get());
    }
    List<JsonNode> accepted = new ArrayList<>(normalReport().stream().toList());
    Stream.iterate(1, i -> i + 1)
        .map(i -> read("report.alternative" + i + ".normal.json"))
        .takeWhile(Optional::isPresent)
        .forEach(alternative -> accepted.add(alternative.orElseThrow()));
    return accepted;
  }

  /**
   * Serves the layers as the case wants them served, each at {@code /NAME/NUMBER}, from 0.
   *
   * @return the manifest to index
   */
  public Manifest serveOn(BlobServer server) {
    List<Layer> located = new ArrayList<>();
    for (GoldenLayer layer : layers) {
      BlobAnswer answer =
          BlobAnswer.of(Body.of(layer.file()))
              .contentType(layer.contentType())
              .status(layer.status());
      String uri = server.serve(name + "/" + located.size(), answer).toString();
      located.add(Layer.of(layer.digest(), uri));
    }
    return new Manifest(manifestHash, located);
  }

  /** The case's name, so that parameterised tests show it. */
  @Override
  public String toString() {
    return name;
  }

  private Optional<JsonNode> read(String fileName) {
    Path file = folder.resolve(fileName);
    return Files.exists(file) ? Optional.of(GoldenCases.json(file)) : Optional.empty();
  }
}
