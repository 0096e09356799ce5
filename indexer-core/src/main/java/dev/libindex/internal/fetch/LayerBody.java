package dev.libindex.internal.fetch;

import java.io.InputStream;

/**
 * The bytes of a layer while they are transferred.
 *
 * @param stream the bytes; used by one thread
 * @param contentType the media type that the source reports, or empty
 * @param length the expected number of bytes, or -1 if the source does not say
 * @param closing frees the connection or file; called once, whether or not the stream was read to
 *     its end, and does not throw
 */
public record LayerBody(InputStream stream, String contentType, long length, Runnable closing)
    implements AutoCloseable {
  @Override
  public void close() {
    closing.run();
  }
}
