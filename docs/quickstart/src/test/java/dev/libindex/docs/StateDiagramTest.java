package dev.libindex.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.model.State;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The state diagram")
class StateDiagramTest {
  private static final Pattern ARROW = Pattern.compile("^  (\\w+) --> (\\w+)", Pattern.MULTILINE);

  @Test
  @DisplayName("has exactly the transitions of the code")
  void hasTheTransitionsOfTheCode() {
    String diagram =
        Documents.blocks("docs/architecture.md", "mermaid").stream()
            .filter(block -> block.startsWith("stateDiagram"))
            .findFirst()
            .orElseThrow();
    Set<String> drawn = new TreeSet<>();
    Matcher arrows = ARROW.matcher(diagram);
    while (arrows.find()) {
      drawn.add(arrows.group(1) + " " + arrows.group(2));
    }
    Set<String> coded = new TreeSet<>();
    for (State from : State.values()) {
      from.next().forEach(to -> coded.add(from.text() + " " + to.text()));
    }
    assertEquals(coded, drawn);
  }
}
