package dev.libindex.listener;

import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.State;
import java.util.List;

/**
 * Receives events while images are indexed. The methods are called on the threads that do the work,
 * possibly several at a time, so they must be thread-safe and return quickly. An exception that a
 * method throws is logged and has no other effect.
 */
public interface IndexListener {

  /** A listener that does nothing. */
  IndexListener NONE = new IndexListener() {};

  /** Called when a run enters a state. */
  default void stateEntered(Digest manifest, State state) {}

  /** Called before a layer is requested. */
  default void layerRequested(Digest layer) {}

  /**
   * Called while a layer is being read.
   *
   * @param bytesReceived the number of bytes, as served, that the current request has received
   */
  default void layerProgressed(Digest layer, long bytesReceived) {}

  /** Called before a scanner scans a layer. */
  default void scannerStarted(Digest layer, ScannerIdentity scanner) {}

  /** Called when a layer has been scanned and its cells are stored. */
  default void layerScanned(LayerCost cost) {}

  /**
   * Called for each layer of a manifest that need not be read because all of its cells are stored.
   */
  default void layerReused(Digest manifest, Digest layer) {}

  /**
   * Called when a finished or partial report has been stored, by indexing or by healing, even if it
   * has not changed. Not called when {@code index} returns the report that is stored already.
   */
  default void manifestIndexed(IndexReport report) {}

  /** Called when healing has finished a report, without reading a layer. */
  default void manifestHealed(IndexReport report) {}

  /**
   * Called when partial reports have become eligible for re-indexing, so that the embedder can
   * submit their manifests to {@code index}. Called repeatedly, and on each node, until they have
   * been indexed.
   *
   * @param manifests the manifests whose reports have waited longest, at most 10,000
   */
  default void manifestsEligible(List<Digest> manifests) {}
}
