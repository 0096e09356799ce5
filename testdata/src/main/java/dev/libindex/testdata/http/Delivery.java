package dev.libindex.testdata.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** How the bytes of a body are sent: all together, in steps, or cut off. Must be thread-safe. */
@FunctionalInterface
public interface Delivery {

  /**
   * Copies {@code body} to {@code out}, in full or not.
   *
   * @throws IOException if the client has disconnected, or to break the connection on purpose
   * @throws InterruptedException if the server is being closed
   */
  void deliver(InputStream body, OutputStream out) throws IOException, InterruptedException;

  /** Sends everything without a pause. */
  static Delivery whole() {
    return (body, out) -> body.transferTo(out);
  }

  /** Sends the first {@code count} bytes, then breaks the connection. */
  static Delivery cutAfter(long count) {
    return (body, out) -> {
      copy(body, out, count);
      out.flush();
      throw new ConnectionDropped();
    };
  }

  /** Sends the first {@code count} bytes, waits at the gate, then sends the rest. */
  static Delivery pausedAfter(long count, Gate gate) {
    return (body, out) -> {
      copy(body, out, count);
      out.flush();
      gate.pass();
      body.transferTo(out);
    };
  }

  /** Sends steps of {@code size} bytes and waits at the gate before each. */
  static Delivery inSteps(int size, Gate gate) {
    return (body, out) -> {
      byte[] step = body.readNBytes(size);
      while (step.length > 0) {
        gate.pass();
        out.write(step);
        out.flush();
        step = body.readNBytes(size);
      }
    };
  }

  private static void copy(InputStream body, OutputStream out, long count) throws IOException {
    byte[] buffer = new byte[8192];
    long remaining = count;
    while (remaining > 0) {
      int read = body.read(buffer, 0, (int) Math.min(buffer.length, remaining));
      if (read < 0) {
        return;
      }
      out.write(buffer, 0, read);
      remaining -= read;
    }
  }
}
