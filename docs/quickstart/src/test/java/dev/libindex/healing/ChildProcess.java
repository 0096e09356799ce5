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

/** A {@link KillableProcess} in a separate JVM. Closing kills it if it still runs. */
final class ChildProcess implements AutoCloseable {
  /** The exit status of a process that halted itself. */
  static final int HALTED = 99;

  private static final long LIMIT_SECONDS = 120;

  private final Process process;
  private final Path output;

  private ChildProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts a process.
   *
   * @param killAtWrite the write after which it halts; 0 for none
   * @param hours how many hours its clock is ahead
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

  /**
   * Waits for the process to end and returns whether it was halted; fails if it ended with an
   * error.
   */
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

  /** Kills the process with a signal that it cannot catch, and waits for its end. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
