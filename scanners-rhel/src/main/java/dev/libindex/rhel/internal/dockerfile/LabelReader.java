package dev.libindex.rhel.internal.dockerfile;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Executes the instructions that labels depend on. */
final class LabelReader {

  private final Remarks remarks = new Remarks();
  private final Budget budget = new Budget();
  private final LogicalLines lines;
  private final Map<String, Stage> namedStages = new HashMap<>();

  /** The build arguments declared before the first stage, visible to FROM and ARG. */
  private final Map<String, String> globalArguments = new HashMap<>();

  private boolean inStage;
  private Stage stage = new Stage();

  LabelReader(String text) {
    lines = new LogicalLines(text, remarks, budget);
  }

  DockerfileLabels read() {
    try {
      boolean more = true;
      while (more) {
        Optional<LogicalLine> line = lines.next();
        more = line.isPresent() && execute(Instruction.of(line.get()));
      }
      return new DockerfileLabels(stage.labels(), Optional.empty(), remarks.first());
    } catch (DockerfileSyntaxException e) {
      return new DockerfileLabels(
          stage.labels(), Optional.of(remarks.problem(e.problem())), remarks.first());
    }
  }

  /** Executes an instruction, and returns whether to go on reading. */
  private boolean execute(Instruction instruction) throws DockerfileSyntaxException {
    if (instruction.endsReading()) {
      remarks.add("not an instruction; nothing behind it was read");
      return false;
    }
    if (!instruction.isKnown()) {
      remarks.add("unknown instruction");
    }
    switch (instruction.keyword()) {
      case "from" -> from(instruction.arguments());
      case "arg" -> arg(instruction.arguments());
      case "env" -> stage.environment().putAll(assignments(instruction, new LinkedHashMap<>()));
      case "label" -> assignments(instruction, stage.labels());
      default -> skipHeredocs(instruction);
    }
    return true;
  }

  private void from(String arguments) throws DockerfileSyntaxException {
    List<String> words =
        Words.split(arguments, lines.escape()).stream()
            .filter(word -> !word.startsWith("--"))
            .toList();
    if (!inStage) {
      globalArguments.putAll(stage.arguments());
      // Docker refuses labels before the first stage; claircore counts them as part of it.
      stage = Stage.from(stage, budget);
      inStage = true;
    } else {
      stage = Stage.from(base(words), budget);
    }
    if (words.size() == 3 && words.get(1).equalsIgnoreCase("as")) {
      namedStages.put(words.get(2).toLowerCase(Locale.ROOT), stage);
    }
  }

  private Stage base(List<String> words) throws DockerfileSyntaxException {
    Stage global = new Stage();
    global.arguments().putAll(globalArguments);
    String name = words.isEmpty() ? "" : expansion(global).expand(words.get(0));
    return namedStages.getOrDefault(name.toLowerCase(Locale.ROOT), new Stage());
  }

  private void arg(String arguments) throws DockerfileSyntaxException {
    for (String word : Words.split(arguments, lines.escape())) {
      int equals = word.indexOf('=');
      WordExpansion expansion = expansion(stage);
      String name = expansion.expand(equals < 0 ? word : word.substring(0, equals));
      if (equals >= 0) {
        stage.arguments().put(name, expansion.expand(word.substring(equals + 1)));
      } else if (globalArguments.containsKey(name)) {
        stage.arguments().put(name, globalArguments.get(name));
      }
    }
  }

  /**
   * Adds the well-formed assignments of an instruction to the map.
   *
   * @return the map
   */
  private Map<String, String> assignments(Instruction instruction, Map<String, String> map)
      throws DockerfileSyntaxException {
    List<String> words = Words.split(instruction.arguments(), lines.escape());
    if (words.isEmpty() || words.get(0).indexOf('=') < 0) {
      Optional<Assignment> assignment = Assignment.ofTwoWords(instruction);
      if (assignment.isPresent()) {
        put(assignment.get(), map);
      } else {
        // Docker refuses it and claircore panics; the other instructions are still good.
        remarks.add("must have two arguments: " + instruction.keyword());
      }
    } else {
      for (String word : words) {
        put(Assignment.of(word), map);
      }
    }
    return map;
  }

  private void put(Assignment assignment, Map<String, String> map)
      throws DockerfileSyntaxException {
    if (assignment.name().isEmpty()) {
      remarks.add("names can not be blank");
    }
    WordExpansion expansion = expansion(stage);
    map.put(expansion.expand(assignment.name()), expansion.expand(assignment.value()));
  }

  private WordExpansion expansion(Stage variables) {
    return new WordExpansion(variables::variable, lines.escape(), remarks, budget);
  }

  private void skipHeredocs(Instruction instruction) throws DockerfileSyntaxException {
    if (instruction.mayHaveHeredoc()) {
      for (Heredoc heredoc : Heredoc.in(instruction.arguments())) {
        lines.skip(heredoc);
      }
    }
  }
}
