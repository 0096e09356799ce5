package dev.libindex.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.testdata.image.OciLayout;
import dev.libindex.testdata.image.ShippedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The quickstart's message")
class MessagesTest {
  private static final String HASH = "sha256:" + "a".repeat(64);
  private static final int ERROR = 1;

  @TempDir Path folder;

  private void assertFails(List<String> texts, String... arguments) throws InterruptedException {
    assertFails(texts, Quickstart.run(folder, arguments));
  }

  private static void assertFails(List<String> texts, Quickstart run) {
    assertEquals(ERROR, run.exitCode());
    texts.forEach(text -> assertTrue(run.err().contains(text), run::err));
    assertFalse(run.err().contains("secret"), run::err);
    assertEquals(1, run.err().lines().count(), run::err);
    assertEquals("", run.out());
  }

  private void assertFailsWithoutStore(String text, String... arguments)
      throws InterruptedException {
    assertFails(List.of(text), Quickstart.runWithoutStore(folder, arguments));
  }

  private String manifest(String json) throws IOException {
    Path file = folder.resolve("manifest.json");
    return Files.writeString(file, json.replace('\'', '"')).toString();
  }

  private String manifestWithLayerAt(String uri) throws IOException {
    return manifest("{'hash':'%s','layers':[{'hash':'%s','uri':'%s'}]}".formatted(HASH, HASH, uri));
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'schemaVersion':2,'config':{},'layers':[]} | this is an OCI or Docker image manifest",
        "{'schemaVersion':2,'manifests':[]} | this is an OCI or Docker image index",
        "{} | the manifest has no",
        "[{'Config':'x'}] | the document is not an object"
      })
  @DisplayName("for another document than a Clair manifest says what it is")
  void otherManifests(String json, String problem) throws Exception {
    assertFails(List.of("manifest.json: not a Clair manifest", problem), manifest(json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "docker://alpine:3 | skopeo copy docker://alpine:3 oci-archive:image.tar",
        "docker-daemon:alpine:3 | skopeo copy docker://alpine:3 oci-archive:image.tar",
        "registry.example/alpine:3 | docker save -o image.tar registry.example/alpine:3",
        "oci-archive:image.tar | pass the path alone, image.tar",
        "https://user:secret@registry.example/x?t=secret | download the archive first",
        "ftp://user:secret@registry.example/x.tar?t=secret | download the archive first",
        "file:///images/x.tar | pass the path alone, /images/x.tar",
        "file:/images/x.tar | pass the path alone, /images/x.tar"
      })
  @DisplayName("for the name of an image in a registry says how to save it")
  void imageNames(String argument, String remedy) throws Exception {
    assertFails(List.of(remedy), argument);
  }

  @Test
  @DisplayName("for a layer whose server cannot be reached names host and port")
  void unreachableLayers() throws Exception {
    int port = closedPort();
    assertFails(
        List.of("cannot connect to 127.0.0.1:" + port, "check the address"),
        manifestWithLayerAt("http://user:secret@127.0.0.1:" + port + "/blob?token=secret"));
    assertFails(
        List.of("the host unknown.invalid is unknown"),
        manifestWithLayerAt("http://unknown.invalid/blob?token=secret"));
    assertFails(
        List.of("the URI scheme docker is not supported: use http"),
        manifestWithLayerAt("docker://alpine:3"));
    assertFails(List.of("the URI is empty"), manifestWithLayerAt(""));
  }

  @Test
  @DisplayName(
      "for a mapping whose server cannot be reached names the server, and indexing goes on")
  void unreachableMappings() throws Exception {
    int port = closedPort();
    String url = "http://user:secret@127.0.0.1:" + port + "/cpe.json?token=secret";
    Quickstart run = Quickstart.run(folder, "--repo2cpe", url);

    assertEquals(3, run.exitCode());
    String expected =
        "mapping repository-to-cpe from http://127.0.0.1:%d/cpe.json?... cannot be fetched: cannot connect to 127.0.0.1:%d"
            .formatted(port, port);
    assertTrue(run.err().contains(expected), run::err);
    assertFalse(run.output().contains("secret"), run::output);
  }

  @Test
  @DisplayName("for a database that cannot be reached names it")
  void databases() throws Exception {
    int port = closedPort();
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/db?user=u&password=secret";
    assertFailsWithoutStore("--jdbc needs a URL such as jdbc:postgresql://", "--jdbc", "");
    assertFailsWithoutStore(
        "only PostgreSQL is supported", "--jdbc", "jdbc:mysql://127.0.0.1/db?password=secret");
    assertFailsWithoutStore("cannot connect to the database at 127.0.0.1:" + port, "--jdbc", url);
    assertFails(List.of("--store and --jdbc contradict each other"), "--jdbc", url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:///cpe.json", "file:/cpe.json", "ftp://user:secret@host.example/cpe.json"})
  @DisplayName("for a mapping at another kind of URL says which ones are fetched")
  void otherMappings(String source) throws Exception {
    assertFails(
        List.of("--repo2cpe needs a path, or a URL that begins with http:// or https://"),
        "--repo2cpe",
        source);
  }

  @Test
  @DisplayName("for a wrong option is one line that names the option")
  void options() throws Exception {
    assertFails(List.of("unknown option --nope; --help lists the options"), "--nope");
    assertFails(List.of("--platform must be OS/ARCHITECTURE[/VARIANT]"), "--platform", "arm64");
    assertFails(List.of("--store must be memory or embedded"), "--store", "disk");
    assertFails(List.of("the name of an image is empty"), "");
  }

  @Test
  @DisplayName("for --version is the version")
  void version() throws Exception {
    Quickstart run = Quickstart.run(folder, "--version");

    assertEquals(0, run.exitCode());
    assertTrue(run.out().matches("Libindex [0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?\\R"), run::out);
  }

  @Test
  @DisplayName("is none for the directory that one is in")
  void currentDirectory() throws Exception {
    Path layout = folder.resolve("layout");
    OciLayout.writeDirectory(ShippedImage.PLAIN.image(), "plain:1", layout);
    Path relative = Path.of("").toAbsolutePath().relativize(layout);

    assertEquals(0, Quickstart.run(folder, relative.toString()).exitCode());
    assertEquals(0, Quickstart.run(folder, relative + "/../layout/.").exitCode());
  }
}
