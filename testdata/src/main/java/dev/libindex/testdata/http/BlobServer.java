package dev.libindex.testdata.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP server on the loopback interface that serves blobs by path and counts what it sends.
 *
 * <p>Thread-safe. A request for an unknown path is answered with 404 and counted like any other.
 * Closing breaks all connections, including those of answers that wait at a {@link Gate}.
 */
public final class BlobServer implements AutoCloseable {
  private final HttpServer http;
  private final ExecutorService threads;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final TrafficCounters counters = new TrafficCounters();

  static {
    // Read once by the JDK's server. Without it, small answers wait 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private BlobServer(HttpServer http, ExecutorService threads) {
    this.http = http;
    this.threads = threads;
  }

  /**
   * Starts a server on a free port.
   *
   * @throws UncheckedIOException if no port is available
   */
  public static BlobServer start() {
    HttpServer http;
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on the loopback interface", e);
    }
    ExecutorService threads = Executors.newCachedThreadPool(BlobServer::thread);
    BlobServer server = new BlobServer(http, threads);
    http.setExecutor(threads);
    http.createContext("/", server::handle);
    http.start();
    return server;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "blob-server");
    thread.setDaemon(true);
    return thread;
  }

  /** Returns the address of a path, whether anything is served there or not. */
  public URI uri(String path) {
    InetSocketAddress address = http.getAddress();
    return URI.create(
        "http://" + address.getHostString() + ":" + address.getPort() + absolute(path));
  }

  /**
   * Answers requests for a path from now on, replacing an earlier answer.
   *
   * @return the path's address
   */
  public URI serve(String path, Answer answer) {
    answers.put(absolute(path), answer);
    return uri(path);
  }

  /** Serves bytes with status 200 and no Content-Type. */
  public URI serve(String path, byte[] content) {
    return serve(path, BlobAnswer.of(Body.of(content)));
  }

  /** Answers requests for a path with 404 from now on. */
  public void remove(String path) {
    answers.remove(absolute(path));
  }

  /** Returns the traffic so far by path; paths that were never requested are absent. */
  public Map<String, Traffic> traffic() {
    return counters.snapshot();
  }

  /** Returns the traffic so far of one path. */
  public Traffic traffic(String path) {
    return counters.snapshot().getOrDefault(absolute(path), Traffic.NONE);
  }

  /** Returns the traffic so far of all paths together. */
  public Traffic totalTraffic() {
    return counters.snapshot().values().stream().reduce(Traffic.NONE, Traffic::plus);
  }

  /** Resets all counters to zero. */
  public void resetTraffic() {
    counters.clear();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    counters.add(path, new Traffic(1, 0));
    Answer answer = answers.getOrDefault(path, Answer.status(404));
    try {
      answer.respond(new Exchange(exchange, bytes -> counters.add(path, new Traffic(0, bytes))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the server was closed while it answered " + path, e);
    }
    exchange.close();
  }

  private static String absolute(String path) {
    return path.startsWith("/") ? path : "/" + path;
  }
}
