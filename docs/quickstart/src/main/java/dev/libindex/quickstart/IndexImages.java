package dev.libindex.quickstart;

import dev.libindex.error.LibindexException;
import dev.libindex.quickstart.CommandLine.UsageException;
import dev.libindex.quickstart.print.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The program behind {@code index.sh}. */
public final class IndexImages {
  private IndexImages() {}

  /** Runs the program, and ends the process with the exit code. */
  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    Path target = Path.of(System.getProperty("quickstart.target", "target"));
    boolean terminal = Boolean.getBoolean("quickstart.terminal");
    int code = run(List.of(arguments), target, out, new Progress(err, terminal)).code();
    out.flush();
    System.exit(code);
  }

  /**
   * Runs the program in this process.
   *
   * @param target the directory for the embedded database and for unpacked archives
   * @param out what the program is asked for
   * @param err progress and problems
   * @return the exit code
   */
  public static int run(List<String> arguments, Path target, PrintStream out, PrintStream err)
      throws InterruptedException {
    return run(arguments, target, out, new Progress(err, false)).code();
  }

  private static ExitCode run(
      List<String> arguments, Path target, PrintStream out, Progress progress)
      throws InterruptedException {
    CommandLine command;
    try {
      command = CommandLine.parse(arguments);
    } catch (UsageException e) {
      progress.say("index.sh: " + e.getMessage() + "; --help lists the options");
      return ExitCode.ERROR;
    }
    if (command.help()) {
      out.print(CommandLine.USAGE);
      return ExitCode.FINISHED;
    }
    if (command.version()) {
      out.println("Libindex " + Version.read());
      return ExitCode.FINISHED;
    }
    try {
      return new Session(command, target, out, progress).run();
    } catch (IOException | LibindexException | IllegalArgumentException | IllegalStateException e) {
      progress.clear();
      progress.say("index.sh: " + e.getMessage());
      return ExitCode.ERROR;
    }
  }
}
