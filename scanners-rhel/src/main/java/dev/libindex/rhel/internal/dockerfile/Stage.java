package dev.libindex.rhel.internal.dockerfile;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the instructions of one stage have set so far. */
final class Stage {

  /** What an entry of a map costs, in characters. */
  private static final long ENTRY = 64;

  private final Map<String, String> labels = new LinkedHashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> arguments = new HashMap<>();

  /** A stage that begins as the other one ends, but for its build arguments. */
  static Stage from(Stage base, Budget budget) throws DockerfileSyntaxException {
    budget.spend(ENTRY * (base.labels.size() + base.environment.size()));
    Stage stage = new Stage();
    stage.labels.putAll(base.labels);
    stage.environment.putAll(base.environment);
    return stage;
  }

  Map<String, String> labels() {
    return labels;
  }

  Map<String, String> environment() {
    return environment;
  }

  Map<String, String> arguments() {
    return arguments;
  }

  /** The value that {@code $name} has; that of the environment wins over a build argument's. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(arguments.get(name)));
  }
}
