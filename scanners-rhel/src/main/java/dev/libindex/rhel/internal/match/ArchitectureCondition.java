package dev.libindex.rhel.internal.match;

import dev.libindex.vulnerability.BadVulnerabilityException;
import dev.libindex.vulnerability.Vulnerability;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Decides which architectures a vulnerability affects. */
final class ArchitectureCondition {
  /** Far more than anyone has needed; bounds the nesting of the compiled pattern. */
  private static final int MAX_PATTERN_LENGTH = 1_000;

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
                  "it names the architecture \"" + wanted + "\" but no operation");
        };
    return arch -> !arch.isEmpty() && condition.test(arch);
  }

  private static Predicate<String> pattern(String text) {
    if (text.length() > MAX_PATTERN_LENGTH) {
      throw new BadVulnerabilityException("its architecture pattern is too long");
    }
    try {
      Pattern pattern = Pattern.compile(text);
      return arch -> BoundedText.isFoundIn(arch, pattern);
    } catch (PatternSyntaxException e) {
      throw new BadVulnerabilityException(
          "its architecture pattern is malformed: " + e.getDescription(), e);
    }
  }
}
