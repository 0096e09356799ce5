package dev.libindex.rhel.internal.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libindex.rhel.internal.bytes.FormatException;
import dev.libindex.rhel.internal.container.ContainerNameRepositories;
import dev.libindex.rhel.internal.repository.RepositoryToCpe;
import dev.libindex.testdata.internal.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parses Red Hat's two mapping files. */
final class MappingTableTest {

  private static Map<String, List<String>> cpes(String json) throws IOException {
    return RepositoryToCpe.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, List<String>> names(String json) throws IOException {
    return ContainerNameRepositories.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsEveryKeyAndIgnoresUnknownFields() throws IOException {
    assertEquals(
        Map.of("a", List.of("x", "", "y"), "b", List.of(), "c", List.of(), "d", List.of()),
        cpes(
            "{\"version\":[{}],\"data\":{\"a\":{\"repo\":{\"x\":[1]},\"cpes\":[\"x\",null,\"y\"]},"
                + "\"b\":{\"cpes\":null},\"c\":{},\"d\":null},\"more\":1}"));
    assertEquals(
        Map.of("a", List.of("x", "x"), "b", List.of()),
        names("{\"data\":{\"a\":[\"x\",\"x\"],\"b\":null}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not JSON",
        "null",
        "[]",
        "{}",
        "{\"Data\":{}}",
        "{\"data\":null}",
        "{\"data\":[]}",
        "{\"data\":{\"a\":1}}",
        "{\"data\":{\"a\":\"x\"}}",
        "{\"data\":{\"a\":{\"cpes\":\"x\"}}}",
        "{\"data\":{\"a\":{\"cpes\":[1]}}}",
        "{\"data\":{\"a\":{\"cpes\":[\"x\"]}}",
        "{\"data\":{}} x",
        "<html>404</html>"
      })
  void refusesOtherShapes(String text) {
    FormatException e = assertThrows(FormatException.class, () -> cpes(text));
    assertTrue(
        String.valueOf(e.getMessage()).startsWith("not a mapping repository-to-cpe: "),
        e.getMessage());
    assertThrows(FormatException.class, () -> names(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "repository-to-cpe.2023.json",
        "repository-to-cpe.2025.json",
        "repository-to-cpe.stackrox-2024-01.json",
        "small/pkg__repo2cpe__testdata__repository-to-cpe.json",
        "small/pkg__rhelv2__rpm__testdata__repository-to-cpe.json"
      })
  void readsRedHatsRepositories(String name) throws IOException {
    Map<String, List<String>> table = RepositoryToCpe.parse(real(name));
    assertEquals(new ObjectMapper().readTree(real(name)).get("data").size(), table.size());
    assertTrue(table.values().stream().anyMatch(list -> !list.isEmpty()), "no CPE at all");
  }

  @Test
  void readsRedHatsContainers() throws IOException {
    byte[] bytes = real("container-name-repos-map.json");
    Map<String, List<String>> table = ContainerNameRepositories.parse(bytes);
    assertEquals(new ObjectMapper().readTree(bytes).get("data").size(), table.size());
    assertEquals(List.of("ubi8/ubi"), table.get("ubi8"));
  }

  private static byte[] real(String name) throws IOException {
    return Files.readAllBytes(SharedData.require("data/cpe-maps/" + name));
  }
}
