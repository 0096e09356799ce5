package dev.libindex.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A proxy between a driver and its server that counts round trips: how often the driver sends after
 * the server has sent. The number is right as long as one connection is used at a time.
 */
final class WireProxy implements AutoCloseable {
  private enum Speaker {
    DRIVER,
    SERVER
  }

  private final ServerSocket listening;
  private final String host;
  private final int port;
  private final AtomicReference<Speaker> last = new AtomicReference<>(Speaker.SERVER);
  private final AtomicInteger roundTrips = new AtomicInteger();

  WireProxy(String host, int port) throws IOException {
    this.host = host;
    this.port = port;
    this.listening = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Returns the number of round trips since the last call. */
  int roundTrips() {
    return roundTrips.getAndSet(0);
  }

  private void accept() throws IOException {
    while (true) {
      Socket driver = listening.accept();
      Socket server = new Socket(host, port);
      start(() -> pump(driver, server, Speaker.DRIVER));
      start(() -> pump(server, driver, Speaker.SERVER));
    }
  }

  private void pump(Socket from, Socket to, Speaker speaker) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[1 << 16];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        if (last.getAndSet(speaker) != speaker && speaker == Speaker.DRIVER) {
          roundTrips.incrementAndGet();
        }
        out.write(buffer, 0, length);
      }
    }
  }

  private static void start(IoTask work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // One side has closed the connection, or the test is over.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  private interface IoTask {
    void run() throws IOException;
  }
}
