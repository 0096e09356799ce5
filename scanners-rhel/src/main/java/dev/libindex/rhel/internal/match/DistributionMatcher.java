package dev.libindex.rhel.internal.match;

import dev.libindex.model.Distribution;
import dev.libindex.model.IndexRecord;
import dev.libindex.vulnerability.Matcher;
import dev.libindex.vulnerability.Vulnerability;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Matches vulnerabilities that name a distribution, by id or name, with rpm packages of the same
 * release.
 */
public final class DistributionMatcher implements Matcher {
  private static final List<Function<Distribution, String>> RELEASE =
      List.of(Distribution::did, Distribution::name, Distribution::version);

  private final Set<String> ids;
  private final Set<String> names;
  private final List<Function<Distribution, String>> compared;

  private DistributionMatcher(
      Set<String> ids, Set<String> names, List<Function<Distribution, String>> compared) {
    this.ids = ids;
    this.names = names;
    this.compared = compared;
  }

  /** Returns the matcher for Amazon Linux, whose releases differ in their version id. */
  public static Matcher aws() {
    return new DistributionMatcher(
        Set.of("amzn"),
        Set.of("Amazon Linux AMI", "Amazon Linux"),
        List.of(Distribution::versionId));
  }

  /** Returns the matcher for Oracle Linux. */
  public static Matcher oracle() {
    return new DistributionMatcher(Set.of("ol"), Set.of("Oracle Linux Server"), RELEASE);
  }

  /** Returns the matcher for SUSE Linux Enterprise and openSUSE. */
  public static Matcher suse() {
    return new DistributionMatcher(
        Set.of("sles", "opensuse", "opensuse-leap"), Set.of("SLES", "openSUSE Leap"), RELEASE);
  }

  /** Returns the matcher for Photon OS. */
  public static Matcher photon() {
    return new DistributionMatcher(Set.of("photon"), Set.of(), RELEASE);
  }

  @Override
  public Optional<Predicate<IndexRecord>> test(Vulnerability vulnerability) {
    Distribution wanted = vulnerability.distribution();
    if (wanted == null || !isOurs(wanted) || !isSpecificEnough(wanted)) {
      return Optional.empty();
    }
    Predicate<String> architecture = ArchitectureCondition.of(vulnerability);
    Predicate<String> version = VersionCondition.ofRpm(vulnerability);
    return Optional.of(
        record ->
            isSameRelease(record.distribution(), wanted)
                && architecture.test(record.found().arch())
                && version.test(record.found().version()));
  }

  private boolean isOurs(Distribution distribution) {
    return ids.contains(distribution.did()) || names.contains(distribution.name());
  }

  private boolean isSpecificEnough(Distribution wanted) {
    return compared.stream().noneMatch(field -> field.apply(wanted).isEmpty());
  }

  private boolean isSameRelease(@Nullable Distribution distribution, Distribution wanted) {
    return distribution != null
        && isOurs(distribution)
        && compared.stream()
            .allMatch(field -> field.apply(wanted).equals(field.apply(distribution)));
  }
}
