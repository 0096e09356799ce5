package dev.libindex.rhel.golden;

import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.model.Contents;
import dev.libindex.model.Distribution;
import dev.libindex.model.Environment;
import dev.libindex.model.Package;
import dev.libindex.model.PartialError;
import dev.libindex.model.Repository;
import dev.libindex.rhel.Ecosystems;
import dev.libindex.rhel.RhelConfig;
import dev.libindex.rhel.layers.TarLayer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Indexes an image with all ecosystems, step by step. */
final class PlainIndexer {
  static final List<Ecosystem> ECOSYSTEMS = Ecosystems.rhel(RhelConfig.offline());

  /**
   * The result of indexing an image.
   *
   * @param contents what is installed
   * @param errors one line for each partial error: layer number, scanner, reason, path
   */
  record Result(Contents contents, List<String> errors) {}

  private PlainIndexer() {}

  /**
   * Indexes an image.
   *
   * @param image bottom first
   * @param mappings the mappings by name; any other counts as missing
   */
  static Result index(List<TarLayer> image, Map<String, Map<String, List<String>>> mappings) {
    ScannedImage scanned = new ScannedImage(image, ECOSYSTEMS, mappings);
    Contents contents = Contents.empty();
    for (Ecosystem ecosystem : ECOSYSTEMS) {
      List<LayerArtifacts> artifacts = scanned.artifacts(ecosystem);
      contents = merge(contents, ecosystem.coalescer().coalesce(artifacts));
    }
    List<String> errors = new ArrayList<>();
    for (int i = 0; i < image.size(); i++) {
      String layer = i + " ";
      scanned
          .errors(i)
          .forEach(
              (scanner, found) ->
                  found.stream()
                      .map(error -> layer + scanner.name() + " " + text(error))
                      .distinct()
                      .forEach(errors::add));
    }
    return new Result(contents, errors);
  }

  private static String text(PartialError error) {
    return error.reason().text() + " " + error.path() + error.mapping();
  }

  private static Contents merge(Contents first, Contents second) {
    Map<String, Package> packages = new HashMap<>(first.packages());
    packages.putAll(second.packages());
    Map<String, Distribution> distributions = new HashMap<>(first.distributions());
    distributions.putAll(second.distributions());
    Map<String, Repository> repositories = new HashMap<>(first.repositories());
    repositories.putAll(second.repositories());
    Map<String, List<Environment>> environments = new HashMap<>(first.environments());
    second
        .environments()
        .forEach((id, places) -> environments.merge(id, places, PlainIndexer::concat));
    return new Contents(packages, distributions, repositories, environments);
  }

  private static List<Environment> concat(List<Environment> first, List<Environment> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
