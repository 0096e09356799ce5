package dev.libindex.healing.laws;

import dev.libindex.json.IndexReportJson;
import dev.libindex.json.JsonFormatException;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.model.IndexReport;
import dev.libindex.model.PartialError;
import dev.libindex.model.State;
import dev.libindex.store.ReportOrigin;
import dev.libindex.store.StoredReport;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The stored report of an image.
 *
 * @param release the release that made it
 * @param due whether the store says that it is due
 */
record ObservedReport(
    Release release, StoredReport stored, IndexReport report, boolean due, ReportOrigin origin) {

  static ObservedReport of(Release release, StoredReport stored, boolean due, ReportOrigin origin) {
    try {
      IndexReport report = IndexReportJson.read(stored.manifest(), stored.body().toByteArray());
      return new ObservedReport(release, stored, report, due, origin);
    } catch (JsonFormatException e) {
      throw new AssertionError("unreadable report " + stored.manifest(), e);
    }
  }

  boolean isPartial() {
    return stored.state() == State.INDEX_PARTIAL;
  }

  Set<Gap> gaps() {
    return Gap.of(report);
  }

  boolean hasTransientError() {
    return report.partialErrors().stream()
        .anyMatch(error -> error.reason() == PartialError.Reason.TRANSIENT);
  }

  /** Returns the names of the mappings that it was bound with. */
  Set<String> boundMappings() {
    return origin.boundVersions().stream().map(MappingVersion::name).collect(Collectors.toSet());
  }

  /** Returns the version of a mapping that it was bound with; empty if there was none. */
  Optional<MappingTable> bound(String mapping) {
    return origin.boundVersions().stream()
        .filter(version -> version.name().equals(mapping))
        .map(version -> MappingTable.of(version.digest()))
        .findFirst();
  }

  boolean hasSameBody(ObservedReport other) {
    return stored.body().equals(other.stored.body());
  }
}
