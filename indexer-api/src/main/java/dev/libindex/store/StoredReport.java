package dev.libindex.store;

import dev.libindex.model.Digest;
import dev.libindex.model.State;
import java.util.Objects;

/**
 * A report as it is stored.
 *
 * @param manifest the manifest
 * @param state the state in which indexing ended
 * @param body the canonical JSON of the report without the manifest hash, in UTF-8
 */
public record StoredReport(Digest manifest, State state, Bytes body) {

  public StoredReport {
    Objects.requireNonNull(manifest, "manifest");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(body, "body");
  }
}
