package dev.libindex.testdata.http;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How a server answers requests for one path. Must be thread-safe.
 *
 * <p>{@link BlobAnswer} sends bytes; the methods here make everything else out of it.
 */
@FunctionalInterface
public interface Answer {

  /**
   * Answers one request.
   *
   * @throws IOException if the client is gone, or to break the connection on purpose
   * @throws InterruptedException if the server is being closed
   */
  void respond(Exchange exchange) throws IOException, InterruptedException;

  /** A status and no body. */
  static Answer status(int status) {
    return exchange -> exchange.begin(status, Map.of(), 0).close();
  }

  /** A redirection of the given status, for instance 302 or 307. */
  static Answer redirect(int status, URI target) {
    return exchange -> exchange.begin(status, Map.of("Location", target.toString()), 0).close();
  }

  /** Breaks the connection without a byte. */
  static Answer drop() {
    return exchange -> {
      throw new ConnectionDropped();
    };
  }

  /** The first request gets the first answer, and so on; the last answer serves all others. */
  static Answer inTurn(Answer first, Answer... others) {
    List<Answer> rest = List.of(others);
    AtomicInteger next = new AtomicInteger();
    return exchange -> {
      int turn = next.getAndUpdate(n -> Math.min(n + 1, rest.size()));
      (turn == 0 ? first : rest.get(turn - 1)).respond(exchange);
    };
  }

  /** This answer, but only after the gate has let the request through. */
  default Answer heldBy(Gate gate) {
    return exchange -> {
      gate.pass();
      respond(exchange);
    };
  }

  /** This answer for requests that carry the header with exactly this value, 401 for others. */
  default Answer requiring(String header, String value) {
    return exchange -> {
      boolean allowed = exchange.header(header).filter(value::equals).isPresent();
      (allowed ? this : status(401)).respond(exchange);
    };
  }
}
