package dev.libindex.internal.scan;

import dev.libindex.layer.LayerException;
import dev.libindex.model.Layer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shared scans that one manifest waits for, until it is closed. Confined to one thread. */
public final class JoinedScans implements AutoCloseable {

  private interface Stage {
    void await(SharedScan scan) throws InterruptedException;
  }

  /** A layer as the manifest has it, and the scan that it shares with other manifests. */
  private static final class Joined {
    final Layer layer;
    SharedScan scan;

    Joined(Layer layer, SharedScan scan) {
      this.layer = layer;
      this.scan = scan;
    }
  }

  private final SharedScans scans;
  private final List<Joined> joined = new ArrayList<>();

  JoinedScans(SharedScans scans, Collection<Layer> layers) {
    this.scans = scans;
    layers.forEach(layer -> joined.add(new Joined(layer, scans.join(layer))));
  }

  /**
   * Waits until the bytes of every layer have been read. If a layer fails, behaves like {@link
   * #awaitScanned}.
   */
  public void awaitCaptured() throws InterruptedException {
    boolean captured = true;
    for (Joined each : joined) {
      captured &= await(each, SharedScan::awaitCaptured) == null;
    }
    if (!captured) {
      // The other layers' cells may not be stored yet: leaving now would waste what was fetched.
      awaitScanned();
    }
  }

  /**
   * Waits until every scan has ended, even after one has failed, so that what the others fetched
   * gets stored. Throws the first failure, with the later ones suppressed.
   */
  @SuppressWarnings("ReferenceEquality") // Scans may share a failure, which cannot suppress itself.
  public void awaitScanned() throws InterruptedException {
    RuntimeException first = null;
    for (Joined each : joined) {
      RuntimeException failure = await(each, SharedScan::awaitScanned);
      if (first == null) {
        first = failure;
      } else if (failure != null && failure != first) {
        first.addSuppressed(failure);
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private @Nullable RuntimeException await(Joined each, Stage stage) throws InterruptedException {
    while (true) {
      try {
        stage.await(each.scan);
        return null;
      } catch (LayerException e) {
        if (isSameRequest(each.scan.layer(), each.layer)) {
          return e;
        }
        // The scan used another manifest's URI and headers; this manifest's may work.
        each.scan.leave();
        each.scan = scans.join(each.layer);
      } catch (RuntimeException e) {
        return e;
      }
    }
  }

  private static boolean isSameRequest(Layer one, Layer other) {
    return one.uri().equals(other.uri()) && one.headers().equals(other.headers());
  }

  /** Leaves the scans; those that nobody else waits for are interrupted. */
  @Override
  public void close() {
    joined.forEach(each -> each.scan.leave());
    joined.clear();
  }
}
