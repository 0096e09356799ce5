package dev.libindex.golden;

import dev.libindex.testdata.internal.golden.GoldenCase;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts the outcomes of the images of each family. */
final class GoldenTally {

  /** How our report relates to claircore's. */
  enum Outcome {
    AGREES("agree"),
    FAILS_TOO("fail as they should"),
    KEEPS_PARITY("agree with an answer that is questionable"),
    IS_RIGHT("are right where claircore is wrong"),
    SALVAGES("keep what claircore gives up"),
    LACKS_A_MAPPING("are partial where claircore fails because a mapping is missing"),
    DEVIATES("deviate as listed");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }

    boolean isAgreement() {
      return this == AGREES || this == FAILS_TOO || this == KEEPS_PARITY;
    }
  }

  private final Map<String, Map<Outcome, Integer>> families = new TreeMap<>();

  void count(GoldenCase golden, Outcome outcome) {
    families
        .computeIfAbsent(family(golden), family -> new EnumMap<>(Outcome.class))
        .merge(outcome, 1, Integer::sum);
  }

  /**
   * Prints a line for each family of these images, which counts the images without an outcome as
   * skipped.
   */
  void print(List<GoldenCase> all) {
    Map<String, Long> sizes =
        all.stream()
            .collect(
                Collectors.groupingBy(GoldenTally::family, TreeMap::new, Collectors.counting()));
    sizes.forEach(
        (family, size) -> {
          Map<Outcome, Integer> counts = families.getOrDefault(family, Map.of());
          int agree = sum(counts, true);
          int differ = sum(counts, false);
          System.out.printf(
              "golden images, family %s: %d images, %d agree, %d differ on purpose, %d skipped%s%n",
              family, size, agree, differ, size - agree - differ, details(counts));
        });
  }

  private static String family(GoldenCase golden) {
    return golden.name().substring(0, 1);
  }

  private static int sum(Map<Outcome, Integer> counts, boolean agreement) {
    return counts.entrySet().stream()
        .filter(count -> count.getKey().isAgreement() == agreement)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private static String details(Map<Outcome, Integer> counts) {
    return counts.entrySet().stream()
        .filter(count -> count.getKey() != Outcome.AGREES)
        .map(count -> "; " + count.getValue() + " " + count.getKey().text)
        .collect(Collectors.joining());
  }
}
