package dev.libindex.testdata.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.libindex.testdata.http.Answer;
import dev.libindex.testdata.http.BlobServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerProbeTest {
  @ParameterizedTest
  @CsvSource({"200, true", "500, false"})
  void pings(int status, boolean answers) {
    try (BlobServer docker = BlobServer.start()) {
      docker.serve("/_ping", Answer.status(status));
      String host = "tcp://" + docker.uri("/").getAuthority();
      assertEquals(answers, DockerProbe.answersAt(host));
      assertEquals(1, docker.traffic("/_ping").requests());
    }
  }

  @Test
  void findsNoServerAtAMissingSocket(@TempDir Path temp) {
    assertFalse(DockerProbe.answersAt("unix://" + temp.resolve("docker.sock")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"npipe:////./pipe/docker", "nonsense", "", "unix:", "tcp://"})
  void findsNoServerAtAnUnsupportedAddress(String host) {
    assertFalse(DockerProbe.answersAt(host));
  }
}
