package dev.libindex.testdata.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A stand-in for the server on which Red Hat publishes its two mapping files.
 *
 * <p>Each publication gets a new ETag and a later Last-Modified; conditional requests get 304.
 * Requests for a file that has not been published yet get 404. {@link #fail} replaces the answers
 * for a file until {@link #recover}, which returns to the last published version. Thread-safe.
 */
public final class RedHatServer implements AutoCloseable {
  private final BlobServer server;
  private final Map<MappingFile, MappingState> states = new EnumMap<>(MappingFile.class);

  private RedHatServer(BlobServer server) {
    this.server = server;
    for (MappingFile file : MappingFile.values()) {
      MappingState state = new MappingState();
      states.put(file, state);
      server.serve(file.path(), state);
    }
  }

  /** Starts a server without any published file. */
  public static RedHatServer start() {
    return new RedHatServer(BlobServer.start());
  }

  /** Returns the address of a file. */
  public URI uri(MappingFile file) {
    return server.uri(file.path());
  }

  /** Publishes a new version of a file. */
  public void publish(MappingFile file, byte[] content) {
    state(file).publish(content);
  }

  /** Publishes a mapping in the format of Red Hat's file. */
  public void publish(MappingFile file, Map<String, List<String>> entries) {
    publish(file, MappingJson.write(file, entries));
  }

  /**
   * Publishes the contents of a file on disk.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public void publish(MappingFile file, Path content) {
    try {
      publish(file, Files.readAllBytes(content));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the mapping " + content, e);
    }
  }

  /** Answers requests for a file with this answer until {@link #recover}. */
  public void fail(MappingFile file, Answer fault) {
    state(file).fault(Optional.of(fault));
  }

  /** Answers requests for both files with this answer until {@link #recover}. */
  public void fail(Answer fault) {
    states.values().forEach(state -> state.fault(Optional.of(fault)));
  }

  /** Ends all faults. */
  public void recover() {
    states.values().forEach(state -> state.fault(Optional.empty()));
  }

  /** Returns the requests for a file so far, in the order of arrival, answered or not. */
  public List<MappingRequest> requests(MappingFile file) {
    return state(file).requests();
  }

  /** Returns the traffic of a file so far. */
  public Traffic traffic(MappingFile file) {
    return server.traffic(file.path());
  }

  @Override
  public void close() {
    server.close();
  }

  private MappingState state(MappingFile file) {
    return Objects.requireNonNull(states.get(file));
  }
}
