package dev.libindex.rhel.internal.match;

import dev.libindex.vulnerability.BadVulnerabilityException;
import dev.libindex.vulnerability.Vulnerability;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which architectures a vulnerability is about. */
final class ArchitectureCondition {
  /** Far more than anybody has needed; it bounds the depth of what is compiled. */
  private static final int LONGEST_PATTERN = 1_000;

  private ArchitectureCondition() {}

  static Predicate<String> of(Vulnerability vulnerability) {
    String wanted = vulnerability.affected().arch();
    if (wanted.isEmpty()) {
      return arch -> true;
    }
    Predicate<String> condition =
        switch (vulnerability.archOperation()) {
          case EQUALS -> wanted::equals;
          case NOT_EQUALS -> arch -> !wanted.equals(arch);
          case PATTERN_MATCH -> pattern(wanted);
          case INVALID ->
              throw new BadVulnerabilityException(
                  "it names the architecture \"" + wanted + "\" and no operation");
        };
    return arch -> !arch.isEmpty() && condition.test(arch);
  }

  private static Predicate<String> pattern(String text) {
    if (text.length() > LONGEST_PATTERN) {
      throw new BadVulnerabilityException("the pattern of its architecture is too long");
    }
    try {
      Pattern pattern = Pattern.compile(text);
      return arch -> BoundedText.isFoundIn(arch, pattern);
    } catch (PatternSyntaxException e) {
      throw new BadVulnerabilityException(
          "the pattern of its architecture is malformed: " + e.getDescription(), e);
    }
  }
}
