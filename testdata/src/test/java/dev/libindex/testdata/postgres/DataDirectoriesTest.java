package dev.libindex.testdata.postgres;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoriesTest {
  @TempDir private Path parent;

  @Test
  void deletesDirectoriesOfJvmsThatNoLongerRun() throws Exception {
    Path mine = new DataDirectories(parent).create();
    Path others = Files.createDirectory(parent.resolve("someone-elses"));
    Path orphan = Files.createDirectory(parent.resolve("libindex-postgres-" + gonePid() + "-1"));
    Path stranger = Files.createDirectory(parent.resolve("libindex-postgres-" + gonePid() + "-2"));
    // Two processes that wait for their input to end; only one has the directory in its command.
    Process postmaster = new ProcessBuilder("cat", "-", orphan + "/missing").start();
    Process reused = new ProcessBuilder("cat").start();
    Files.writeString(orphan.resolve("postmaster.pid"), postmaster.pid() + "\n/data\n");
    Files.writeString(stranger.resolve("postmaster.pid"), reused.pid() + "\n/data\n");

    new DataDirectories(parent).sweep();

    assertTrue(postmaster.waitFor(20, TimeUnit.SECONDS));
    assertTrue(reused.isAlive());
    reused.destroy();
    new DataDirectories(parent).sweep(); // The server may have been stopping during the first.
    assertFalse(Files.exists(orphan) || Files.exists(stranger));
    assertTrue(Files.exists(mine) && Files.exists(others));
  }

  private static long gonePid() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.pid();
  }
}
