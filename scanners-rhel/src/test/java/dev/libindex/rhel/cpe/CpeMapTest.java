package dev.libindex.rhel.cpe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libindex.cpe.Cpe;
import dev.libindex.testdata.internal.SharedData;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parses and prints every name in Red Hat's mapping files. */
class CpeMapTest {

  private static final int MIN_NAMES = 500;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "repository-to-cpe.2023.json",
        "repository-to-cpe.2025.json",
        "repository-to-cpe.stackrox-2024-01.json"
      })
  void namesRoundTrip(String file) throws IOException {
    JsonNode map =
        new ObjectMapper().readTree(SharedData.require("data/cpe-maps/" + file).toFile());
    Set<String> names = new TreeSet<>();
    map.findValues("cpes").forEach(cpes -> cpes.forEach(cpe -> names.add(cpe.textValue())));
    assertTrue(names.size() >= MIN_NAMES, "only " + names.size() + " names");
    System.out.println(file + ": " + names.size() + " names");
    for (String name : names) {
      Cpe cpe = Cpe.parse(name);
      assertEquals(cpe, Cpe.parse(cpe.toString()), name);
      assertEquals(cpe.toString(), Cpe.parse(cpe.toString()).toString(), name);
    }
  }
}
