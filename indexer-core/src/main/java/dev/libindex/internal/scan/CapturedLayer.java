package dev.libindex.internal.scan;

import dev.libindex.layer.LayerView;

/** A layer that has been read: the files that scanners wanted, and what reading it took. */
public interface CapturedLayer extends AutoCloseable {

  /** The view that scanners get; usable until this is closed. */
  LayerView view();

  /** The number of requests made for the layer. */
  int requests();

  /** The number of bytes received in all requests. */
  long bytesReceived();

  /** The number of entries in the tar. */
  long entries();

  /** Frees memory and temporary files. Closing more than once has no effect. */
  @Override
  void close();
}
