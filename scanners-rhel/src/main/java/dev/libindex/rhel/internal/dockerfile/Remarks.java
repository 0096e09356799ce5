package dev.libindex.rhel.internal.dockerfile;

import java.util.Optional;

/** Keeps the first problem that is tolerated here although Docker would refuse the file. */
final class Remarks {

  private int line;
  private Optional<DockerfileProblem> first = Optional.empty();

  /** Sets the current line. */
  void at(int number) {
    line = number;
  }

  void add(String message) {
    if (first.isEmpty()) {
      first = Optional.of(problem(message));
    }
  }

  DockerfileProblem problem(String message) {
    return new DockerfileProblem(line, message);
  }

  Optional<DockerfileProblem> first() {
    return first;
  }
}
