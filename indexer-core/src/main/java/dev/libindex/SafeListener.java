package dev.libindex;

import dev.libindex.listener.IndexListener;
import dev.libindex.listener.LayerCost;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.State;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener that passes events on to another one, and logs what that throws instead of letting it
 * disturb the work.
 */
final class SafeListener implements IndexListener {
  private static final Logger LOG = LoggerFactory.getLogger(SafeListener.class);

  private final IndexListener listener;

  SafeListener(IndexListener listener) {
    this.listener = listener;
  }

  @Override
  public void stateEntered(Digest manifest, State state) {
    deliver(target -> target.stateEntered(manifest, state));
  }

  @Override
  public void layerRequested(Digest layer) {
    deliver(target -> target.layerRequested(layer));
  }

  @Override
  public void layerProgressed(Digest layer, long bytesReceived) {
    deliver(target -> target.layerProgressed(layer, bytesReceived));
  }

  @Override
  public void scannerStarted(Digest layer, ScannerIdentity scanner) {
    deliver(target -> target.scannerStarted(layer, scanner));
  }

  @Override
  public void layerScanned(LayerCost cost) {
    deliver(target -> target.layerScanned(cost));
  }

  @Override
  public void layerReused(Digest manifest, Digest layer) {
    deliver(target -> target.layerReused(manifest, layer));
  }

  @Override
  public void manifestIndexed(IndexReport report) {
    deliver(target -> target.manifestIndexed(report));
  }

  @Override
  public void manifestHealed(IndexReport report) {
    deliver(target -> target.manifestHealed(report));
  }

  @Override
  public void manifestsEligible(List<Digest> manifests) {
    deliver(target -> target.manifestsEligible(manifests));
  }

  private void deliver(Consumer<IndexListener> event) {
    try {
      event.accept(listener);
    } catch (RuntimeException | AssertionError | LinkageError e) {
      LOG.warn("the IndexListener threw an exception, which has no other effect", e);
    }
  }
}
