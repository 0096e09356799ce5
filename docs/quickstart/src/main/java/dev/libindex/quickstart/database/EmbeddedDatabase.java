package dev.libindex.quickstart.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * An embedded PostgreSQL server whose data outlives the process. One process at a time uses a data
 * directory; others wait.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final int MAX_SECONDS_TO_STOP = 30;

  /**
   * Long enough even if a process that a killed run left behind is still creating the directory.
   */
  private static final int MAX_SECONDS_TO_START = 60;

  private final FileChannel lockFile;
  private final EmbeddedPostgres server;

  private EmbeddedDatabase(FileChannel lockFile, EmbeddedPostgres server) {
    this.lockFile = lockFile;
    this.server = server;
  }

  /**
   * Waits until no other process uses the directory, and starts a server.
   *
   * @param directory contains the data and the lock; created if missing
   * @param progress receives a message if another process uses the directory
   */
  public static EmbeddedDatabase start(Path directory, Consumer<String> progress)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    FileChannel lockFile =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      lock(lockFile, progress);
      Path data = directory.resolve("data");
      stopOrphan(data);
      return new EmbeddedDatabase(lockFile, server(data));
    } catch (IOException | InterruptedException | RuntimeException e) {
      lockFile.close();
      throw e;
    }
  }

  private static void lock(FileChannel lockFile, Consumer<String> progress) throws IOException {
    FileLock lock = lockFile.tryLock();
    if (lock == null) {
      progress.accept("waiting for another process that uses the embedded database");
      lockFile.lock();
    }
  }

  private static EmbeddedPostgres server(Path data) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPGStartupWait(Duration.ofSeconds(MAX_SECONDS_TO_START))
        .setServerConfig("unix_socket_directories", "")
        .start();
  }

  /** Stops the server that a killed process left behind. Only the holder of the lock may do so. */
  private static void stopOrphan(Path data) throws IOException, InterruptedException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    Optional<ProcessHandle> orphan =
        lines.stream()
            .limit(1)
            .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())).stream())
            .filter(process -> process.info().command().orElse("").contains("postgres"))
            .findFirst();
    if (orphan.isPresent()) {
      stop(orphan.get());
    }
    Files.deleteIfExists(pidFile);
  }

  private static void stop(ProcessHandle server) throws IOException, InterruptedException {
    server.destroy();
    try {
      server.onExit().get(MAX_SECONDS_TO_STOP, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the server that a killed run left behind does not stop", e);
    }
  }

  /** Returns the URL for the user postgres. */
  public String jdbcUrl() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  @Override
  public void close() throws IOException {
    try {
      server.close();
    } finally {
      lockFile.close();
    }
  }
}
