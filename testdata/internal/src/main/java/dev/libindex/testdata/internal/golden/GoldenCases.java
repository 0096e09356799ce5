package dev.libindex.testdata.internal.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libindex.model.Digest;
import dev.libindex.testdata.internal.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Loads the recorded cases. If the shared folder is absent, the running test is skipped.
 *
 * <p>In a parameterised test use {@link #all} or {@link #family} as the method source, and put
 * {@link dev.libindex.testdata.internal.RequiresSharedData} on the test, since JUnit fails if a
 * source is empty.
 */
public final class GoldenCases {
  private GoldenCases() {}

  /** Returns all cases, ordered by name. */
  public static List<GoldenCase> all() {
    Path images = SharedData.require("golden/images");
    try (Stream<Path> folders = Files.list(images)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("case.json")))
          .sorted()
          .map(GoldenCases::load)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + images, e);
    }
  }

  /** Returns the cases of a family, for instance {@code "b"}. */
  public static List<GoldenCase> family(String letter) {
    return all().stream().filter(golden -> golden.name().startsWith(letter + "-")).toList();
  }

  /** Returns the case with this name. */
  public static GoldenCase named(String name) {
    return load(SharedData.require("golden/images/" + name));
  }

  private static GoldenCase load(Path folder) {
    JsonNode json = json(folder.resolve("case.json"));
    JsonNode mapping = json.required("mapping");
    return new GoldenCase(
        folder.getFileName().toString(),
        folder,
        json.required("title").textValue(),
        Digest.parse(json.required("manifest_hash").textValue()),
        json.required("layers").valueStream().map(layer -> layer(folder, layer)).toList(),
        mappingFile(mapping.required("repository_to_cpe")),
        mappingFile(mapping.required("container_name_repos_map")),
        json.required("expect").textValue().equals("differs"),
        json.path("difference").asText(""),
        json.path("register").asText(""),
        json.path("go_error").asText(""));
  }

  private static GoldenLayer layer(Path folder, JsonNode layer) {
    return new GoldenLayer(
        folder.resolve(layer.required("file").textValue()).normalize(),
        Digest.parse(layer.required("digest").textValue()),
        layer.required("contentType").textValue(),
        layer.path("status").asInt(200));
  }

  private static Optional<Path> mappingFile(JsonNode path) {
    return path.isNull()
        ? Optional.empty()
        : Optional.of(SharedData.require("data").resolve(path.textValue()).normalize());
  }

  static JsonNode json(Path file) {
    try {
      return new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
