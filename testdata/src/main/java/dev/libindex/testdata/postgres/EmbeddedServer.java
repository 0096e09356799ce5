package dev.libindex.testdata.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A server whose binaries are in a jar. Its data is kept in memory if there is room. */
final class EmbeddedServer {
  private static final long MIN_FREE_BYTES = 2L << 30;

  private EmbeddedServer() {}

  static Optional<PostgresServer> start() {
    try {
      DataDirectories directories = new DataDirectories(parent());
      directories.sweep();
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setDataDirectory(directories.create())
              .setServerConfig("fsync", "off")
              .setServerConfig("full_page_writes", "off")
              .setServerConfig("max_connections", "300")
              .setOutputRedirector(Redirect.DISCARD)
              .setErrorRedirector(Redirect.DISCARD)
              .start();
      JdbcUrl administration = new JdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
      return Optional.of(
          new PostgresServer("embedded server", administration, () -> stop(postgres)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the embedded PostgreSQL", e);
    }
  }

  private static void stop(EmbeddedPostgres postgres) {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop the embedded PostgreSQL", e);
    }
  }

  // Creating a database copies some 7 MB: 20 ms in memory, 300 ms on disk.
  private static Path parent() throws IOException {
    Path memory = Path.of("/dev/shm");
    boolean room =
        Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() > MIN_FREE_BYTES;
    return room ? memory : Path.of(System.getProperty("java.io.tmpdir"));
  }
}
