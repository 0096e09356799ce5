package dev.libindex.testdata.postgres;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Checks with one request whether Docker answers. Testcontainers would find out as well, but only
 * after trying everything it knows, with a page of stack traces for each attempt.
 */
final class DockerProbe {
  private static final String DEFAULT_HOST = "unix:///var/run/docker.sock";
  private static final String PING = "GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n";

  private DockerProbe() {}

  static boolean dockerAnswers() {
    return answersAt(Objects.requireNonNullElse(System.getenv("DOCKER_HOST"), DEFAULT_HOST));
  }

  static boolean answersAt(String dockerHost) {
    try (SocketChannel channel = connect(URI.create(dockerHost))) {
      channel.write(ByteBuffer.wrap(PING.getBytes(StandardCharsets.US_ASCII)));
      ByteBuffer answer = ByteBuffer.allocate(12);
      while (answer.hasRemaining() && channel.read(answer) >= 0) {
        // Reads until the status code has arrived, or the server closes the connection.
      }
      return new String(answer.array(), StandardCharsets.US_ASCII).endsWith(" 200");
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
      return false; // No one listens, or only Testcontainers understands the address.
    }
  }

  private static SocketChannel connect(URI host) throws IOException {
    SocketChannel channel =
        "unix".equals(host.getScheme())
            ? SocketChannel.open(StandardProtocolFamily.UNIX)
            : SocketChannel.open();
    try {
      channel.connect(address(host));
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static SocketAddress address(URI host) {
    return "unix".equals(host.getScheme())
        ? UnixDomainSocketAddress.of(host.getPath())
        : new InetSocketAddress(host.getHost(), host.getPort());
  }
}
