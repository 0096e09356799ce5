package dev.libindex.internal.fetch;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Makes single HTTP requests. Implementations are safe for concurrent use. */
public interface HttpTransport {
  /**
   * Sends a GET and waits for the header of the response. Redirects are not followed.
   *
   * @param headers sent as they are, but for those that belong to the connection and not to the
   *     request (Host, Content-Length, Transfer-Encoding and the like), which are left out
   * @return to be closed by the caller
   * @throws IOException if there is no response
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  HttpReply get(URI uri, Map<String, List<String>> headers)
      throws IOException, InterruptedException;
}
