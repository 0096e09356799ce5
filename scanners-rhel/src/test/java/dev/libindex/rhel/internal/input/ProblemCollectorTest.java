package dev.libindex.rhel.internal.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.model.LimitHit;
import dev.libindex.model.Notice;
import dev.libindex.model.PartialError;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProblemCollectorTest {

  @Test
  void keepsAHundredOfEachKindAndCountsTheRest() {
    ProblemCollector problems = new ProblemCollector();
    LimitHit limit = new LimitHit("maxFileBytes", 7);
    for (int i = 0; i < 150; i++) {
      problems.add(PartialError.permanent("p" + i, "damaged"));
      problems.add(PartialError.limit("l" + i, limit));
      problems.add(new Notice("n" + i, "odd"));
    }
    problems.add(PartialError.ofTransient("t", "hiccup"));
    List<PartialError> errors = problems.errors();
    assertEquals(203, errors.size());
    assertEquals(
        List.of(
            PartialError.ofTransient("t", "hiccup"),
            new PartialError("", "50 more", PartialError.Reason.PERMANENT, "", null),
            new PartialError("", "50 more", PartialError.Reason.PERMANENT, "", limit)),
        errors.subList(200, 203));
    assertEquals(101, problems.notices().size());
    assertEquals(new Notice("", "50 more"), problems.notices().get(100));
  }

  @Test
  void keepsAllIfThereAreFew() {
    ProblemCollector problems = new ProblemCollector();
    PartialError error = PartialError.permanent("p", "damaged");
    problems.add(error);
    problems.add(error);
    assertEquals(List.of(error, error), problems.errors());
    assertEquals(List.of(), problems.notices());
  }
}
