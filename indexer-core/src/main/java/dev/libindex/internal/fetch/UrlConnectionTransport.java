package dev.libindex.internal.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests with the JDK's {@link HttpURLConnection}, the cheapest way to receive large
 * bodies. It honours the proxies and the trust store that are set for the JVM.
 *
 * <p>A thread that is interrupted while it waits for the network notices it only when bytes arrive
 * or a timeout expires.
 */
public final class UrlConnectionTransport implements HttpTransport {
  private final int connectMillis;
  private final int readMillis;

  /**
   * Creates a transport.
   *
   * @param connectTimeout the maximum wait for a connection
   * @param readTimeout the maximum wait for more bytes
   */
  public UrlConnectionTransport(Duration connectTimeout, Duration readTimeout) {
    this.connectMillis = millis(connectTimeout);
    this.readMillis = millis(readTimeout);
  }

  /** Returns the timeout, or the maximum that the JDK accepts, which is some weeks. */
  private static int millis(Duration timeout) {
    return (int) Math.min(timeout.toMillis(), Integer.MAX_VALUE);
  }

  @Override
  public HttpReply get(URI uri, Map<String, List<String>> headers)
      throws IOException, InterruptedException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout(connectMillis);
    connection.setReadTimeout(readMillis);
    headers.forEach(
        (name, values) -> values.forEach(value -> connection.addRequestProperty(name, value)));
    try {
      int status = connection.getResponseCode();
      Body body = new Body(bodyOf(connection, status));
      return new HttpReply(
          status, connection::getHeaderField, body, () -> body.release(connection));
    } catch (IOException e) {
      connection.disconnect();
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while waiting for a response");
      }
      throw e;
    }
  }

  private static InputStream bodyOf(HttpURLConnection connection, int status) throws IOException {
    @Nullable InputStream body =
        status >= HttpURLConnection.HTTP_BAD_REQUEST
            ? connection.getErrorStream()
            : connection.getInputStream();
    return body == null ? InputStream.nullInputStream() : body;
  }

  /** A body that records whether it was read to its end: only then can the connection be reused. */
  private static final class Body extends FilterInputStream {
    private boolean ended;

    Body(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      ended |= value < 0;
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = in.read(buffer, offset, length);
      ended |= count < 0;
      return count;
    }

    void release(HttpURLConnection connection) {
      if (!ended) {
        connection.disconnect();
      }
    }
  }
}
