package dev.libindex;

import dev.libindex.mapping.MappingStatus;
import dev.libindex.store.StoreStatus;
import java.util.List;
import java.util.Objects;

/**
 * The status of a {@link Libindex} and its store.
 *
 * @param reports the number of reports in each state, and what partial reports wait for
 * @param dueOfOthers the number of reports that are due but were made with scanners that this
 *     process does not have
 * @param mappings the current version of each mapping, its age and origin, and when this process
 *     will request a newer one
 */
public record LibindexStatus(StoreStatus reports, long dueOfOthers, List<MappingStatus> mappings) {

  /** Copies the list. */
  public LibindexStatus {
    Objects.requireNonNull(reports, "reports");
    mappings = List.copyOf(mappings);
  }
}
