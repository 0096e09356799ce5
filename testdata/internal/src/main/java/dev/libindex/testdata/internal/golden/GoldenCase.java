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
 * An image that claircore has indexed, and its recorded answer.
 *
 * @param name the name of the case's folder; its first letter is the family
 * @param folder the folder of the case
 * @param title what the case tests
 * @param manifestHash the hash to submit
 * @param layers bottom first
 * @param repositoryToCpe the mapping file; empty if its URL answered 404
 * @param containerNameRepos the mapping file; empty if its URL answered 404
 * @param differs whether the register of differences calls claircore's answer wrong
 * @param difference describes the right answer; empty if claircore's is right
 * @param register the entry in the register of differences, for instance {@code D22}; may be empty
 * @param goError the error that claircore returned; empty if it succeeded
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

  /** Returns the digests of the layers in the manifest, bottom first. */
  public List<String> layerDigests() {
    return layers.stream().map(layer -> layer.digest().toString()).toList();
  }

  /** Returns claircore's report; empty if its process died or produced none. */
  public Optional<JsonNode> report() {
    return read("report.json");
  }

  /** Returns claircore's report in normal form; empty if there is none. */
  public Optional<JsonNode> normalReport() {
    return read("report.normal.json");
  }

  /**
   * Returns the right report in normal form, recorded for many of the cases in which claircore is
   * wrong.
   */
  public Optional<JsonNode> rightReport() {
    return read("right.normal.json");
  }

  /**
   * Returns the report of the claircore build that knows {@code IndexPartial}, in normal form,
   * recorded for a few cases.
   */
  public Optional<JsonNode> partialReport() {
    return read("report.pr1892.normal.json");
  }

  /**
   * Returns the accepted reports in normal form: the right one if it is recorded, else claircore's,
   * of which there are several if its runs differed. Empty if there is no report.
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
   * Serves the layers as the case describes, each at {@code /NAME/NUMBER}, numbered from 0.
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

  /** Returns the case's name, which parameterised tests display. */
  @Override
  public String toString() {
    return name;
  }

  private Optional<JsonNode> read(String fileName) {
    Path file = folder.resolve(fileName);
    return Files.exists(file) ? Optional.of(GoldenCases.json(file)) : Optional.empty();
  }
}
