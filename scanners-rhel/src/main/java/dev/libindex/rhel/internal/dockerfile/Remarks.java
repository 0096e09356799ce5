package dev.libindex.rhel.internal.dockerfile;

import java.util.Optional;

/** Keeps the first thing that Docker refuses and we let pass. */
final class Remarks {

  private int line;
  private Optional<DockerfileProblem> first = Optional.empty();

  /** Says where the reading is. */
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
