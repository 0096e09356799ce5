package dev.libindex.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestJsonTest {
  private static final Digest HASH = Digest.parse("sha256:" + "a".repeat(64));
  private static final Digest LAYER = Digest.parse("sha256:" + "b".repeat(64));

  private static byte[] bytes(String json) {
    return json.replace("HASH", HASH.toString())
        .replace("LAYER", LAYER.toString())
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void writesEveryKeyOfClairAndReadsItBack() {
    Manifest manifest =
        new Manifest(
            HASH,
            List.of(
                new Layer(LAYER, "https://r/b", Map.of("Authorization", List.of("Bearer x"))),
                Layer.of(LAYER, "file:///b")));
    String json =
        """
        {"hash":"HASH","layers":[
        {"hash":"LAYER","uri":"https://r/b","headers":{"Authorization":["Bearer x"]}},
        {"hash":"LAYER","uri":"file:///b","headers":{}}]}
        """
            .replace("\n", "");

    assertEquals(
        new String(bytes(json), StandardCharsets.UTF_8),
        new String(ManifestJson.write(manifest), StandardCharsets.UTF_8));
    assertEquals(manifest, ManifestJson.read(bytes(json)));
  }

  @Test
  void readsAbsentAndNullHeadersAsNone() {
    String absent = "{\"hash\":\"HASH\",\"layers\":[{\"hash\":\"LAYER\",\"uri\":\"u\"}]}";
    String nulls = absent.replace("\"u\"}", "\"u\",\"headers\":null}");

    assertEquals(ManifestJson.read(bytes(absent)), ManifestJson.read(bytes(nulls)));
    assertEquals(Map.of(), ManifestJson.read(bytes(nulls)).layers().get(0).headers());
  }

  @Test
  void readsAndWritesDiffIdsThatClairIgnores() {
    String json =
        "{\"hash\":\"HASH\",\"layers\":[{\"hash\":\"LAYER\",\"uri\":\"u\",\"headers\":{},"
            + "\"diff_id\":\"HASH\"}]}";
    Manifest manifest = new Manifest(HASH, List.of(Layer.of(LAYER, "u").withDiffId(HASH)));

    assertEquals(manifest, ManifestJson.read(bytes(json)));
    assertEquals(
        new String(bytes(json), StandardCharsets.UTF_8),
        new String(ManifestJson.write(manifest), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\""})
  void readsAnEmptyDiffIdAsNone(String value) {
    String json =
        "{\"hash\":\"HASH\",\"layers\":[{\"hash\":\"LAYER\",\"uri\":\"u\",\"diff_id\":VALUE}]}"
            .replace("VALUE", value);

    assertNull(ManifestJson.read(bytes(json)).layers().get(0).diffId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"layers\":[{\"hash\":\"LAYER\",\"uri\":\"u\"}]}",
        "{\"hash\":\"HASH\"}",
        "{\"hash\":\"HASH\",\"layers\":[]}",
        "{\"hash\":\"HASH\",\"layers\":null}",
        "{\"hash\":\"HASH\",\"layers\":[{\"hash\":\"LAYER\",\"uri\":\"u\",\"diff_id\":\"no\"}]}"
      })
  void refusesDocumentsThatAreNotManifests(String json) {
    assertThrows(JsonFormatException.class, () -> ManifestJson.read(bytes(json)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"schemaVersion\":2,\"config\":{},\"layers\":[]} | an OCI or Docker image manifest",
        "{\"schemaVersion\":2,\"manifests\":[]} | an OCI or Docker image index",
        "{\"schemaVersion\":1,\"fsLayers\":[]} | a Docker manifest of schema 1",
        "{} | the manifest has no \"hash\"",
        "{\"hash\":\"HASH\"} | the manifest has no layers",
        "{\"hash\":\"HASH\",\"layers\":[{\"uri\":\"u\"}]} | a layer has no \"hash\""
      })
  void saysWhatIsGivenInsteadOfAManifestOfClair(String json, String problem) {
    JsonFormatException failure =
        assertThrows(JsonFormatException.class, () -> ManifestJson.read(bytes(json)));
    assertTrue(String.valueOf(failure.getMessage()).contains(problem), failure::toString);
    assertTrue(String.valueOf(failure.getMessage()).contains("a Clair manifest has"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"secret\"", "{\"secret\":\"secret\"}", "[[\"secret\"]]", "[7]", "7"})
  void namesAHeaderThatHasNoListOfStringsButNotItsValue(String value) {
    String json =
        "{\"hash\":\"HASH\",\"layers\":[{\"hash\":\"LAYER\",\"uri\":\"u\","
            + "\"headers\":{\"Authorization\":VALUE}}]}";
    JsonFormatException failure =
        assertThrows(
            JsonFormatException.class,
            () -> ManifestJson.read(bytes(json.replace("VALUE", value))));
    assertEquals(
        "the header \"Authorization\" needs a list of strings, such as [\"value\"]",
        failure.getMessage());
  }
}
