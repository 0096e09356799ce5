package dev.libindex.quickstart.print;

import dev.libindex.listener.IndexListener;
import dev.libindex.listener.LayerCost;
import dev.libindex.model.Digest;
import dev.libindex.model.ScannerIdentity;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows on a terminal which layer is being read: bytes first, then scanners. On anything else it is
 * silent. Thread-safe.
 */
public final class Progress implements IndexListener {
  private static final int MEBIBYTE = 1 << 20;
  private static final int SHORT = 12;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private long shown;

  /**
   * Shows on this stream.
   *
   * @param terminal whether it is one
   */
  public Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** A word on what takes its time, kept on the screen. */
  public synchronized void say(String text) {
    out.println((terminal ? CLEAR_LINE : "") + text);
  }

  /** Leaves a clean line behind. */
  public synchronized void clear() {
    if (terminal) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }

  @Override
  public void layerRequested(Digest layer) {
    show(layer, "requested");
  }

  @Override
  public synchronized void layerProgressed(Digest layer, long bytesReceived) {
    if (bytesReceived / MEBIBYTE != shown) {
      shown = bytesReceived / MEBIBYTE;
      show(layer, String.format(Locale.ROOT, "%d MiB", shown));
    }
  }

  @Override
  public void scannerStarted(Digest layer, ScannerIdentity scanner) {
    show(layer, scanner.name());
  }

  @Override
  public void layerScanned(LayerCost cost) {
    show(cost.layer(), "done");
  }

  private synchronized void show(Digest layer, String what) {
    if (terminal) {
      out.print(CLEAR_LINE + "layer " + layer.hex().substring(0, SHORT) + ": " + what);
      out.flush();
    }
  }
}
