package dev.libindex.testdata.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The manner in which the bytes of a body are put on the connection. */
@FunctionalInterface
public interface Delivery {

  /** Copies {@code body} to {@code out}, or does what it does instead. */
  void deliver(InputStream body, OutputStream out) throws IOException, InterruptedException;

  /** Everything at once. */
  static Delivery whole() {
    return (body, out) -> body.transferTo(out);
  }

  /** The first {@code count} bytes, then the connection breaks. */
  static Delivery cutAfter(long count) {
    return (body, out) -> {
      copy(body, out, count);
      out.flush();
      throw new ConnectionDropped();
    };
  }

  /** The first {@code count} bytes, then waits at the gate, then the rest. */
  static Delivery pausedAfter(long count, Gate gate) {
    return (body, out) -> {
      copy(body, out, count);
      out.flush();
      gate.pass();
      body.transferTo(out);
    };
  }

  /**
   * Steps of {@code size} bytes, each of which first passes the gate: as slow as the test likes.
   */
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
