package dev.libindex.testdata.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The current answer for one mapping file, and the requests for it so far. Thread-safe. */
final class MappingState implements Answer {
  private final List<MappingRequest> requests = new ArrayList<>();
  private Answer published = Answer.status(404);
  private Optional<Answer> fault = Optional.empty();
  private int versions;

  synchronized void publish(byte[] content) {
    published = new MappingVersion(versions++, content);
  }

  synchronized void fault(Optional<Answer> newFault) {
    fault = newFault;
  }

  synchronized List<MappingRequest> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void respond(Exchange exchange) throws IOException, InterruptedException {
    answerTo(MappingRequest.of(exchange)).respond(exchange);
  }

  private synchronized Answer answerTo(MappingRequest request) {
    requests.add(request);
    return fault.orElse(published);
  }
}
