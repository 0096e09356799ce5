package dev.libindex.testdata.http;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How a server answers requests for one path. Must be thread-safe.
 *
 * <p>{@link BlobAnswer} sends bytes; the methods here send other responses or wrap an answer.
 */
@FunctionalInterface
public interface Answer {

  /**
   * Answers one request.
   *
   * @throws IOException if the client has disconnected, or to break the connection on purpose
   * @throws InterruptedException if the server is being closed
   */
  void respond(Exchange exchange) throws IOException, InterruptedException;

  /** Answers with a status and no body. */
  static Answer status(int status) {
    return exchange -> exchange.begin(status, Map.of(), 0).close();
  }

  /** Redirects with the given status, for instance 302 or 307. */
  static Answer redirect(int status, URI target) {
    return exchange -> exchange.begin(status, Map.of("Location", target.toString()), 0).close();
  }

  /** Breaks the connection without sending a byte. */
  static Answer drop() {
    return exchange -> {
      throw new ConnectionDropped();
    };
  }

  /** Answers the first request with the first answer, and so on; the last answer repeats. */
  static Answer inTurn(Answer first, Answer... others) {
    List<Answer> rest = List.of(others);
    AtomicInteger next = new AtomicInteger();
    return exchange -> {
      int turn = next.getAndUpdate(n -> Math.min(n + 1, rest.size()));
      (turn == 0 ? first : rest.get(turn - 1)).respond(exchange);
    };
  }

  /** Returns this answer, given only after the gate has let the request through. */
  default Answer heldBy(Gate gate) {
    return exchange -> {
      gate.pass();
      respond(exchange);
    };
  }

  /** Returns this answer for requests whose header has exactly this value, and 401 for others. */
  default Answer requiring(String header, String value) {
    return exchange -> {
      boolean allowed = exchange.header(header).filter(value::equals).isPresent();
      (allowed ? this : status(401)).respond(exchange);
    };
  }
}
