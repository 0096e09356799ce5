package dev.libindex.internal.fetch;

import java.io.InputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The response to a request.
 *
 * @param status the status code
 * @param header the first value of a header, whose name is in any case, or null
 * @param body the bytes of the body as they are transferred; used by one thread
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
