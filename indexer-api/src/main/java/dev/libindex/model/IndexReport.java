package dev.libindex.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is installed in one image, and what could not be determined.
 *
 * @param manifestHash the digest of the image's manifest
 * @param state how indexing ended
 * @param contents what is installed
 * @param success true for {@link State#INDEX_FINISHED} only
 * @param err empty on success, otherwise the reason
 * @param outcomes what scanners reported besides their results: first the pairs of layer and
 *     scanner with partial errors, then those with notices only; each in the order of the layers,
 *     then of the scanners
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

  /** Creates a report without contents for an image that could not be indexed. */
  public static IndexReport failed(Digest manifestHash, String cause) {
    return new IndexReport(
        manifestHash, State.INDEX_ERROR, Contents.empty(), false, cause, List.of());
  }

  /** Returns the packages, by id. */
  public Map<String, Package> packages() {
    return contents.packages();
  }

  /** Returns the distributions, by id. */
  public Map<String, Distribution> distributions() {
    return contents.distributions();
  }

  /** Returns the repositories, by id. */
  public Map<String, Repository> repositories() {
    return contents.repositories();
  }

  /** Returns the places where each package was found, by package id. */
  public Map<String, List<Environment>> environments() {
    return contents.environments();
  }

  /** Returns all partial errors, in the order of the outcomes. */
  public List<PartialError> partialErrors() {
    return outcomes.stream().flatMap(outcome -> outcome.partialErrors().stream()).toList();
  }

  /** Returns all notices, in the order of the outcomes. */
  public List<Notice> notices() {
    return outcomes.stream().flatMap(outcome -> outcome.notices().stream()).toList();
  }

  /**
   * Returns the report unpacked: for each package and each place where it was found, one record per
   * repository of that place, or one without a repository. A package without a place has no record.
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
