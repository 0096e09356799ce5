package dev.libindex.rhel.internal.match;

import dev.libindex.model.IndexRecord;
import dev.libindex.model.NormalizedVersion;
import dev.libindex.model.Repository;
import dev.libindex.rhel.internal.container.ContainerRepositories;
import dev.libindex.vulnerability.Matcher;
import dev.libindex.vulnerability.VersionRange;
import dev.libindex.vulnerability.Vulnerability;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Matches vulnerabilities of Red Hat's containers, recognised by the key of their repository. A
 * container of the catalogue as a whole is matched by its name alone, any other by its CPE too. The
 * containers that an image is based on are marked as unmatchable and never affected.
 */
public final class RhccMatcher implements Matcher {

  @Override
  public Optional<Predicate<IndexRecord>> test(Vulnerability vulnerability) {
    Repository repository = vulnerability.repository();
    if (repository == null || !repository.key().equals(ContainerRepositories.KEY)) {
      return Optional.empty();
    }
    Predicate<Repository> origin = origin(repository);
    Predicate<String> version = VersionCondition.ofContainer(vulnerability);
    return Optional.of(
        record ->
            isFrom(record.repository(), origin)
                && isIn(vulnerability.range(), record.found().normalizedVersion())
                && (vulnerability.inverted() || version.test(record.found().version())));
  }

  private static Predicate<Repository> origin(Repository repository) {
    if (isCatalog(repository)) {
      return RhccMatcher::isCatalog;
    }
    CpeCoverage products = CpeCoverage.of(repository);
    return other -> isCatalog(other) || products.covers(other);
  }

  private static boolean isFrom(@Nullable Repository repository, Predicate<Repository> origin) {
    return repository != null
        && repository.key().equals(ContainerRepositories.KEY)
        && origin.test(repository);
  }

  private static boolean isCatalog(Repository repository) {
    return repository.name().equals(ContainerRepositories.CATALOG.name());
  }

  private static boolean isIn(@Nullable VersionRange range, @Nullable NormalizedVersion version) {
    if (version != null && version.kind().equals(NormalizedVersion.UNMATCHABLE)) {
      return false;
    }
    return range == null || (version != null && range.contains(version));
  }
}
