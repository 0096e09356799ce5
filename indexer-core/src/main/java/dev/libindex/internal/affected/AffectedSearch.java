package dev.libindex.internal.affected;

import dev.libindex.model.Digest;
import dev.libindex.model.IndexRecord;
import dev.libindex.store.Store;
import dev.libindex.vulnerability.AffectedManifests;
import dev.libindex.vulnerability.BadVulnerability;
import dev.libindex.vulnerability.BadVulnerabilityException;
import dev.libindex.vulnerability.Matcher;
import dev.libindex.vulnerability.Vulnerability;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds the manifests that are affected by vulnerabilities, in one read of the store. Thread-safe.
 */
public final class AffectedSearch {
  private static final Comparator<Question> MOST_SEVERE_FIRST =
      Comparator.comparing(
          question -> question.vulnerability().normalizedSeverity(), Comparator.reverseOrder());

  private final Store store;
  private final List<Matcher> matchers;

  /** Creates a search in which a package is affected if any of these matchers says so. */
  public AffectedSearch(Store store, List<Matcher> matchers) {
    this.store = store;
    this.matchers = List.copyOf(matchers);
  }

  /**
   * Runs the search. A vulnerability that is malformed, or that a matcher fails on, does not affect
   * the others.
   */
  public AffectedManifests run(Collection<Vulnerability> vulnerabilities) {
    Answer answer = new Answer(vulnerabilities);
    List<Question> questions = new ArrayList<>();
    for (Vulnerability vulnerability : answer.asked()) {
      runCheck(vulnerability, answer, () -> prepare(vulnerability, questions, answer));
    }
    questions.sort(MOST_SEVERE_FIRST);
    Candidates candidates = candidates(questions);
    for (Question question : questions) {
      Vulnerability vulnerability = question.vulnerability();
      runCheck(
          vulnerability,
          answer,
          () -> answer.addManifests(vulnerability, question.affected(candidates)));
    }
    return answer.build();
  }

  private void prepare(Vulnerability vulnerability, List<Question> questions, Answer answer) {
    List<Predicate<IndexRecord>> tests = tests(vulnerability);
    if (tests.isEmpty()) {
      answer.addNotApplicable(vulnerability);
    } else {
      questions.add(new Question(vulnerability, tests));
    }
  }

  /**
   * Runs a check, and attributes what it throws to the vulnerability: matchers are the embedder's
   * code.
   */
  private static void runCheck(Vulnerability vulnerability, Answer answer, Check check) {
    try {
      check.run();
    } catch (BadVulnerabilityException e) {
      answer.addBad(new BadVulnerability(vulnerability, String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      answer.addBad(new BadVulnerability(vulnerability, "a matcher failed on it: " + e));
    }
  }

  private List<Predicate<IndexRecord>> tests(Vulnerability vulnerability) {
    List<Predicate<IndexRecord>> tests = new ArrayList<>();
    for (Matcher matcher : matchers) {
      Optional<Predicate<IndexRecord>> test = matcher.test(vulnerability);
      test.ifPresent(tests::add);
    }
    if (!tests.isEmpty() && vulnerability.affected().name().isEmpty()) {
      throw new BadVulnerabilityException("its package has no name");
    }
    return tests;
  }

  private Candidates candidates(List<Question> questions) {
    Set<String> names =
        questions.stream()
            .map(question -> question.vulnerability().affected().name())
            .collect(Collectors.toSet());
    return new Candidates(names.isEmpty() ? List.of() : store.findPackages(names));
  }

  @FunctionalInterface
  private interface Check {
    void run();
  }

  private record Question(Vulnerability vulnerability, List<Predicate<IndexRecord>> tests) {
    Set<Digest> affected(Candidates candidates) {
      Set<Digest> affected = new HashSet<>();
      for (Candidates.Candidate candidate : candidates.of(vulnerability.affected())) {
        if (candidate.records().stream().anyMatch(this::isAffected)) {
          affected.addAll(candidate.place().manifests());
        }
      }
      return affected;
    }

    private boolean isAffected(IndexRecord record) {
      return tests.stream().anyMatch(test -> test.test(record));
    }
  }
}
