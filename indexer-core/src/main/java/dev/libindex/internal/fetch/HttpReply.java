package dev.libindex.internal.fetch;

import java.io.InputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The response to a request.
 *
 * @param status the status code
 * @param header returns the first value of a header, whatever the case of its name, or null
 * @param body the bytes of the body as they were sent; used by one thread
 * @param closing frees the connection, whether or not the body was read to its end
 */
public record HttpReply(
    int status, Function<String, @Nullable String> header, InputStream body, Runnable closing)
    implements AutoCloseable {
  @Override
  public void close() {
    closing.run();
  }
}
