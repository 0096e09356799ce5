package dev.libindex.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is installed in one image, and how sure that is.
 *
 * @param manifestHash the image
 * @param state how indexing ended
 * @param contents what is installed
 * @param success true for {@link State#INDEX_FINISHED} only
 * @param err empty on success, else why not
 * @param outcomes the layers and scanners that have partial errors, then those that have notices
 *     only; among each in the order of the layers, then of the scanners
 */
public record IndexReport(
    Digest manifestHash,
    State state,
    Contents contents,
    boolean success,
    String err,
    List<CellOutcome> outcomes) {

  /** Copies the list. */
  public IndexReport {
    Objects.requireNonNull(manifestHash, "manifestHash");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(contents, "contents");
    Objects.requireNonNull(err, "err");
    outcomes = List.copyOf(outcomes);
  }

  /** A report without contents: the image could not be indexed, and why. */
  public static IndexReport failed(Digest manifestHash, String cause) {
    return new IndexReport(
        manifestHash, State.INDEX_ERROR, Contents.empty(), false, cause, List.of());
  }

  /** By package id. */
  public Map<String, Package> packages() {
    return contents.packages();
  }

  /** By distribution id. */
  public Map<String, Distribution> distributions() {
    return contents.distributions();
  }

  /** By repository id. */
  public Map<String, Repository> repositories() {
    return contents.repositories();
  }

  /** By package id, the places where the package stands. */
  public Map<String, List<Environment>> environments() {
    return contents.environments();
  }

  /** All partial errors, in the order of the outcomes. */
  public List<PartialError> partialErrors() {
    return outcomes.stream().flatMap(outcome -> outcome.partialErrors().stream()).toList();
  }

  /**
   * The report unpacked: for each package and each place where it stands one record per repository
   * of that place, or one without a repository. A package without a place has no record.
   */
  public List<IndexRecord> records() {
    List<IndexRecord> records = new ArrayList<>();
    for (Package found : packages().values()) {
      for (Environment place : environments().getOrDefault(found.id(), List.of())) {
        addRecords(found, place, records);
      }
    }
    return records;
  }

  private void addRecords(Package found, Environment place, List<IndexRecord> records) {
    Distribution distribution = distributions().get(place.distributionId());
    List<String> ids = place.repositoryIds();
    if (ids == null || ids.isEmpty()) {
      records.add(new IndexRecord(found, distribution, null));
    } else {
      ids.forEach(id -> records.add(new IndexRecord(found, distribution, repositories().get(id))));
    }
  }
}
