package dev.libindex.testdata.postgres;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * A server in a container.
 *
 * <p>Uses the core of Testcontainers alone: its PostgreSQL module shares a package with the core,
 * so no Java module can require both.
 */
final class ContainerServer {
  private static final Logger LOG = LoggerFactory.getLogger(ContainerServer.class);
  private static final int PORT = 5432;
  private static final String PASSWORD = "libindex";

  private ContainerServer() {}

  static Optional<PostgresServer> start() {
    if (!DockerProbe.dockerAnswers()) {
      return Optional.empty();
    }
    try {
      return Optional.of(startContainer());
    } catch (RuntimeException e) {
      // Docker answers but has neither the image nor a registry; the embedded server may still
      // work.
      LOG.warn(
          "cannot start a PostgreSQL container, trying the embedded server: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static PostgresServer startContainer() {
    String image =
        Objects.requireNonNullElse(
            System.getenv("LIBINDEX_TEST_POSTGRES_IMAGE"), "postgres:17-alpine");
    GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image));
    container
        .withEnv("POSTGRES_PASSWORD", PASSWORD)
        .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300")
        .withExposedPorts(PORT)
        // The first message is from the server that initialises the data.
        .waitingFor(Wait.forLogMessage(".*database system is ready to accept connections.*\\s", 2))
        .withStartupTimeout(Duration.ofMinutes(2));
    container.start();
    JdbcUrl administration =
        new JdbcUrl(
            "jdbc:postgresql://%s:%d/postgres?user=postgres&password=%s"
                .formatted(container.getHost(), container.getMappedPort(PORT), PASSWORD));
    return new PostgresServer("container of " + image, administration, container::stop);
  }
}
