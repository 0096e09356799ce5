package dev.libindex.cases;

import dev.libindex.Libindex;
import dev.libindex.LibindexOptions;
import dev.libindex.memory.InMemoryLockSource;
import dev.libindex.memory.InMemoryStore;
import dev.libindex.rhel.Ecosystems;
import dev.libindex.rhel.RhelConfig;
import dev.libindex.testdata.http.BlobServer;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests with a server of blobs, and a Libindex that keeps nothing and has no mappings. */
abstract class IndexingOverHttp {
  BlobServer server;
  Libindex libindex;

  @BeforeEach
  void start() {
    server = BlobServer.start();
    libindex =
        Libindex.builder()
            .store(new InMemoryStore())
            .locks(new InMemoryLockSource(Clock.systemUTC()))
            .ecosystems(Ecosystems.rhel(RhelConfig.offline()))
            .options(LibindexOptions.of(options -> options.offline(true)))
            .build();
  }

  @AfterEach
  void stop() {
    libindex.close();
    server.close();
  }
}
