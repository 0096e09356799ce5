package dev.libindex.testdata.http;

import java.io.IOException;

/** Thrown by an answer to break the connection. The client receives no more than was flushed. */
public final class ConnectionDropped extends IOException {
  private static final long serialVersionUID = 1;

  /** Creates the exception. */
  public ConnectionDropped() {
    super("connection dropped on purpose");
  }
}
