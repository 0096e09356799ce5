package dev.libindex;

import dev.libindex.mapping.MappingStatus;
import dev.libindex.store.StoreStatus;
import java.util.List;
import java.util.Objects;

/**
 * How things stand.
 *
 * @param reports what the store holds, by state, and what partial reports wait for
 * @param dueOfOthers reports that could become better, but belong to scanners that this process
 *     does not have, too
 * @param mappings the current version of each mapping, its age and origin, and when this process
 *     asks for a newer one
 */
public record LibindexStatus(StoreStatus reports, long dueOfOthers, List<MappingStatus> mappings) {

  /** Copies the list. */
  public LibindexStatus {
    Objects.requireNonNull(reports, "reports");
    mappings = List.copyOf(mappings);
  }
}
