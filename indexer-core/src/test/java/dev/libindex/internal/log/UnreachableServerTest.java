package dev.libindex.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnreachableServerTest {
  private static final URI SERVER = URI.create("https://user:secret@registry.example/x?token=y");

  static Stream<Arguments> failures() {
    Throwable unresolved = new ConnectException().initCause(new UnresolvedAddressException());
    Throwable closed = new ConnectException().initCause(new ClosedChannelException());
    return Stream.of(
        Arguments.of(
            new ConnectException("Connection refused"),
            "cannot connect to registry.example:443 (Connection refused): check the address, and"
                + " that the server is running"),
        Arguments.of(
            closed,
            "cannot connect to registry.example:443: check the address, and that the server is"
                + " running"),
        Arguments.of(
            new NoRouteToHostException("No route to host"),
            "cannot connect to registry.example:443 (No route to host): check the address, and that"
                + " the server is running"),
        Arguments.of(
            new UnknownHostException("registry.example"),
            "the host registry.example is unknown: check its name"),
        Arguments.of(unresolved, "the host registry.example is unknown: check its name"),
        Arguments.of(
            new SocketTimeoutException("Connect timed out"),
            "registry.example:443 does not answer: check the address and the network"),
        Arguments.of(
            new HttpConnectTimeoutException("HTTP connect timed out"),
            "registry.example:443 does not answer: check the address and the network"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void namesTheServer(Throwable failure, String expected) {
    assertEquals(Optional.of(expected), UnreachableServer.describe(SERVER, failure));
    assertEquals(
        Optional.of(expected), UnreachableServer.describe(SERVER, new IOException(failure)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Read timed out", "Connection reset"})
  void leavesOtherFailuresToTheirOwnMessages(String message) {
    assertTrue(UnreachableServer.describe(SERVER, new IOException(message)).isEmpty());
    assertTrue(
        UnreachableServer.describe(SERVER, new SocketTimeoutException("Read timed out")).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://h/x", "http://h:80/x", "HTTP://h/x"})
  void namesThePortEvenIfItIsTheUsualOne(String uri) {
    assertEquals("h:80", UnreachableServer.hostAndPort(URI.create(uri)));
  }
}
