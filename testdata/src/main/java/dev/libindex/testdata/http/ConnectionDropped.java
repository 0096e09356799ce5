package dev.libindex.testdata.http;

import java.io.IOException;

/** Thrown by an answer to break the connection: the client gets no more than was flushed. */
public final class ConnectionDropped extends IOException {
  private static final long serialVersionUID = 1;

  /** Without further words: it is meant to happen. */
  public ConnectionDropped() {
    super("connection dropped on purpose");
  }
}
