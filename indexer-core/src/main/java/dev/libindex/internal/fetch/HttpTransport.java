package dev.libindex.internal.fetch;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Sends single HTTP requests. Implementations are thread-safe. */
public interface HttpTransport {
  /**
   * Sends a GET and waits for the header of the response. Redirects are not followed.
   *
   * @param headers the headers, sent as they are; headers of the connection (Host, Content-Length,
   *     Transfer-Encoding and the like) must not be among them
   * @return the response, to be closed by the caller
   * @throws IOException if there is no response
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  HttpReply get(URI uri, Map<String, List<String>> headers)
      throws IOException, InterruptedException;
}
