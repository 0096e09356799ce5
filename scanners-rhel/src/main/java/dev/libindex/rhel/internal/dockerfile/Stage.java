package dev.libindex.rhel.internal.dockerfile;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The labels and variables that the instructions of one stage have set so far. */
final class Stage {

  /** The cost of a map entry, in characters of the budget. */
  private static final long ENTRY = 64;

  private final Map<String, String> labels = new LinkedHashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> arguments = new HashMap<>();

  /** Creates a stage that starts with the labels and environment of another one. */
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

  /** Returns the value of {@code $name}; the environment takes precedence over build arguments. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(arguments.get(name)));
  }
}
