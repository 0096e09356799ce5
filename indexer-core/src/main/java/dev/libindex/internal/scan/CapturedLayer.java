package dev.libindex.internal.scan;

import dev.libindex.layer.LayerView;
import dev.libindex.model.Digest;
import java.util.Optional;

/** A layer that has been read: the files that scanners wanted, and what it cost to read them. */
public interface CapturedLayer extends AutoCloseable {

  /** Returns the view that scanners get; usable until this is closed. */
  LayerView view();

  /** Returns the SHA-256 of the tar; empty if it was not computed. */
  Optional<Digest> diffId();

  /** Returns the number of requests made for the layer. */
  int requests();

  /** Returns the number of bytes received in all requests. */
  long bytesReceived();

  /** Returns the number of entries in the tar. */
  long entries();

  /** Frees memory and temporary files. Closing more than once has no effect. */
  @Override
  void close();
}
