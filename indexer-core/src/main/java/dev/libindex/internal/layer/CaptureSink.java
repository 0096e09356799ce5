package dev.libindex.internal.layer;

import dev.libindex.layer.FileContent;
import java.io.IOException;

/** Receives the bytes of one file, in order. */
interface CaptureSink {
  void write(byte[] buffer, int offset, int length) throws IOException;

  /** Returns all that was written. */
  FileContent content();
}
