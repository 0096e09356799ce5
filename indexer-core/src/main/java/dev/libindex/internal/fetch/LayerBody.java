package dev.libindex.internal.fetch;

import java.io.InputStream;

/**
 * The bytes of a layer on their way.
 *
 * @param stream the bytes; used by one thread
 * @param contentType the media type that the source gives, or empty
 * @param length how many bytes are to be expected, or -1 if the source does not say
 * @param closing frees what the bytes come from; called once, whether or not they were read to the
 *     end, and does not throw
 */
public record LayerBody(InputStream stream, String contentType, long length, Runnable closing)
    implements AutoCloseable {
  @Override
  public void close() {
    closing.run();
  }
}
