package dev.libindex.internal.layer;

import dev.libindex.layer.FileContent;
import java.io.IOException;

/** Takes the bytes of one file, in their order. */
interface CaptureSink {
  void write(byte[] buffer, int offset, int length) throws IOException;

  /** What was written, all of it. */
  FileContent content();
}
