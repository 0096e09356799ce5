package dev.libindex.healing;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A {@link KillableProcess} in a JVM of its own. Closing kills it, if it still runs. */
final class ChildProcess implements AutoCloseable {
  /** What a victim ends with that was halted. */
  static final int HALTED = 99;

  private static final long LIMIT_SECONDS = 120;

  private final Process process;
  private final Path output;

  private ChildProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts one.
   *
   * @param killAtWrite after which write it halts; 0: none
   * @param hours by how many its clock is fast
   */
  static ChildProcess start(
      String jdbcUrl,
      URI blobs,
      Path folder,
      String version,
      int killAtWrite,
      int hours,
      Scenario.Step... steps)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(KillableProcess.class.getName());
    command.addAll(List.of(jdbcUrl, blobs.toString(), folder.toString(), version));
    command.addAll(List.of(Integer.toString(killAtWrite), Integer.toString(hours)));
    Stream.of(steps).map(Scenario.Step::name).forEach(command::add);
    Path output = Files.createTempFile(folder, "process", ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new ChildProcess(process, output);
  }

  /** Whether it was halted on its way; fails if it ended in any other way than by itself. */
  boolean awaitHalted() throws Exception {
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      return fail("the process does not end\n" + Files.readString(output));
    }
    return switch (process.exitValue()) {
      case 0 -> false;
      case HALTED -> true;
      default -> fail("exit " + process.exitValue() + "\n" + Files.readString(output));
    };
  }

  /** Sends it a signal that it cannot catch, and waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
