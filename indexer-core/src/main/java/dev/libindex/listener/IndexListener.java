package dev.libindex.listener;

import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.State;
import java.util.List;

/**
 * Is told what happens. Called on the threads that do the work, several at once: must be
 * thread-safe and quick. An exception that a method throws is logged and changes nothing.
 */
public interface IndexListener {

  /** A listener that does not listen. */
  IndexListener NONE = new IndexListener() {};

  /** A run enters a state. */
  default void stateEntered(Digest manifest, State state) {}

  /** A layer is about to be requested. */
  default void layerRequested(Digest layer) {}

  /** Of the layer's current request so many bytes, as served, have arrived. */
  default void layerProgressed(Digest layer, long bytesReceived) {}

  /** A scanner is about to read the layer. */
  default void scannerStarted(Digest layer, ScannerIdentity scanner) {}

  /** A layer was read, and its cells are stored. */
  default void layerScanned(LayerCost cost) {}

  /** A layer of a manifest needed no reading: its cells were there. */
  default void layerReused(Digest manifest, Digest layer) {}

  /**
   * A manifest is finished or partial; the report is stored. Not called where the stored report
   * answers, but for one that was indexed or healed again and came out the same.
   */
  default void manifestIndexed(IndexReport report) {}

  /** A report that was due has become whole, without its layers being read. */
  default void manifestHealed(IndexReport report) {}

  /**
   * Partial reports of these manifests are old enough to be tried again: submit the manifests to
   * {@code index}. Told again at each tick, on each node, until they were; the oldest 10,000.
   */
  default void manifestsEligible(List<Digest> manifests) {}
}
