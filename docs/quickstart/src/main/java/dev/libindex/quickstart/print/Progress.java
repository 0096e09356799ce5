package dev.libindex.quickstart.print;

import dev.libindex.listener.IndexListener;
import dev.libindex.listener.LayerCost;
import dev.libindex.model.Digest;
import dev.libindex.model.ScannerIdentity;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows on a terminal which layer is being read: first the bytes, then the scanners. If the output
 * is not a terminal, progress is not shown. Thread-safe.
 */
public final class Progress implements IndexListener {
  private static final int MEBIBYTE = 1 << 20;
  private static final int DIGITS_SHOWN = 12;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private long shown;

  /**
   * Creates a progress display on this stream.
   *
   * @param terminal whether the stream is a terminal
   */
  public Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Prints a text that stays on the screen, as one line. */
  public synchronized void say(String text) {
    out.println((terminal ? CLEAR_LINE : "") + PlainText.of(text));
  }

  /** Clears the progress line. */
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
      out.print(CLEAR_LINE + "layer " + layer.hex().substring(0, DIGITS_SHOWN) + ": " + what);
      out.flush();
    }
  }
}
