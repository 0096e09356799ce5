package dev.libindex.internal.scan;

import dev.libindex.layer.LayerView;

/** A layer that was read. */
public interface CapturedLayer extends AutoCloseable {

  /** What scanners see; usable until this is closed. */
  LayerView view();

  /** How often the layer was requested. */
  int requests();

  /** How many bytes arrived in all requests. */
  long bytesReceived();

  /** How many entries the tar has. */
  long entries();

  /** Frees memory and temporary files; harmless when repeated. */
  @Override
  void close();
}
