package dev.libindex.testdata.postgres;

import java.util.Optional;

/** The server that an environment variable names. */
final class GivenServer {
  private static final String VARIABLE = "LIBINDEX_TEST_JDBC_URL";

  private GivenServer() {}

  static Optional<PostgresServer> find() {
    return Optional.ofNullable(System.getenv(VARIABLE))
        .filter(url -> !url.isBlank())
        .map(GivenServer::at);
  }

  static PostgresServer at(String jdbcUrl) {
    return new PostgresServer(VARIABLE, new JdbcUrl(jdbcUrl), () -> {});
  }
}
