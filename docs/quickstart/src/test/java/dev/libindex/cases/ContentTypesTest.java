package dev.libindex.cases;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.Digest;
import dev.libindex.model.IndexFailedException;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.model.State;
import dev.libindex.testdata.http.BlobAnswer;
import dev.libindex.testdata.image.Compression;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.TestImage;
import dev.libindex.testdata.image.TestLayer;
import dev.libindex.testdata.internal.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The content type of a layer")
class ContentTypesTest extends IndexingOverHttp {
  /** What claircore refuses, and so do we: gzip that is declared to be a plain tar. */
  private static final Set<String> CONTRADICTIONS =
      Set.of("gz application/x-tar", "gz application/vnd.oci.image.layer.v1.tar");

  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource({
    "gz, application/vnd.docker.image.rootfs.foreign.diff.tar.gzip",
    "gz, application/x-tar+gzip",
    "gz, application/tar+gzip",
    "gz, application/x-compressed-tar",
    "gz, application/x-gtar",
    "gz, application/tar",
    "gz, application/json",
    "gz, text/html; charset=utf-8",
    "zst, application/vnd.docker.image.rootfs.diff.tar.zstd",
    "zst, application/x-zstd",
    "plain, application/tar",
    "plain, application/vnd.docker.image.rootfs.diff.tar"
  })
  @DisplayName("does not matter if it is right, or says nothing about the bytes")
  void accepted(String encoding, String contentType) throws InterruptedException {
    IndexReport report = index(encoding, contentType);

    assertEquals(State.INDEX_FINISHED, report.state(), report::err);
  }

  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource({
    "gz, application/x-tar",
    "gz, application/zstd",
    "zst, application/vnd.docker.image.rootfs.diff.tar.gzip",
    "plain, application/x-compressed-tar",
    "plain, text/html",
    "plain, application/json"
  })
  @DisplayName("is named in the error if it contradicts the bytes")
  void refused(String encoding, String contentType) throws InterruptedException {
    IndexReport report = index(encoding, contentType);

    assertEquals(State.INDEX_ERROR, report.state());
    assertTrue(report.err().contains('"' + contentType + '"'), report::err);
  }

  @Test
  @DisplayName("is accepted wherever servers were seen to send it, unless it is wrong")
  void seenInTheField() throws IOException {
    List<String> lines =
        Files.readAllLines(SharedData.require("cases/http-content-types/types.txt"));

    assertAll(
        lines.stream()
            .map(line -> line.substring(line.indexOf(' ') + 1))
            .map(line -> () -> assertAnswer(line)));
  }

  private void assertAnswer(String line) throws InterruptedException {
    int space = line.indexOf(' ');
    IndexReport report = index(line.substring(0, space), line.substring(space + 1));
    State expected = CONTRADICTIONS.contains(line) ? State.INDEX_ERROR : State.INDEX_FINISHED;
    assertEquals(expected, report.state(), () -> line + ": " + report.err());
  }

  private IndexReport index(String encoding, String contentType) throws InterruptedException {
    String seed = encoding + contentType;
    TestLayer layer =
        LayerBuilder.create()
            .compression(compression(encoding))
            .file("etc/os-release", "ID=rhel\nVERSION_ID=9.4\nNAME=\"Red Hat Enterprise Linux\"\n")
            .file("seed", seed)
            .build();
    BlobAnswer answer = BlobAnswer.of(layer.content()).contentType(contentType);
    String uri = server.serve(TestImage.path(layer), answer).toString();
    Digest hash = layer.digest();
    try {
      return libindex.index(new Manifest(hash, List.of(Layer.of(layer.digest(), uri))));
    } catch (IndexFailedException e) {
      return e.report();
    }
  }

  private static Compression compression(String encoding) {
    return switch (encoding) {
      case "gz" -> Compression.gzip();
      case "zst" -> Compression.zstd();
      case "plain" -> Compression.none();
      default -> throw new IllegalArgumentException(encoding);
    };
  }
}
