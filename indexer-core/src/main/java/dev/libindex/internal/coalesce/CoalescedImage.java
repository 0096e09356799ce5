package dev.libindex.internal.coalesce;

import dev.libindex.model.IndexReport;
import dev.libindex.store.PackageGroup;
import java.util.List;
import java.util.Set;

/**
 * A manifest's layers made one.
 *
 * @param report finished or partial
 * @param awaitedMappings the mappings whose absence made it partial
 * @param groups its searchable rows
 */
public record CoalescedImage(
    IndexReport report, Set<String> awaitedMappings, List<PackageGroup> groups) {

  /** Copies the collections. */
  public CoalescedImage {
    awaitedMappings = Set.copyOf(awaitedMappings);
    groups = List.copyOf(groups);
  }
}
