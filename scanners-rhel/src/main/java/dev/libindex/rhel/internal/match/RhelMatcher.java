package dev.libindex.rhel.internal.match;

import dev.libindex.model.IndexRecord;
import dev.libindex.model.Package;
import dev.libindex.model.Repository;
import dev.libindex.rhel.internal.repository.RhelRepositories;
import dev.libindex.vulnerability.Matcher;
import dev.libindex.vulnerability.Vulnerability;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Matches vulnerabilities of Red Hat's rpm packages, recognised by the key of their repository. A
 * vulnerability affects packages of the same module that come from a repository of its product.
 * Version ranges are ignored, since rpm versions have no normalized form.
 */
public final class RhelMatcher implements Matcher {

  @Override
  public Optional<Predicate<IndexRecord>> test(Vulnerability vulnerability) {
    Repository repository = vulnerability.repository();
    if (repository == null || !repository.key().equals(RhelRepositories.KEY)) {
      return Optional.empty();
    }
    CpeCoverage products = CpeCoverage.of(repository);
    String module = vulnerability.affected().module();
    Predicate<String> architecture = ArchitectureCondition.of(vulnerability);
    Predicate<String> version = VersionCondition.ofRpm(vulnerability);
    return Optional.of(
        record -> {
          Package found = record.found();
          return isFrom(record.repository(), products)
              && found.module().equals(module)
              && architecture.test(found.arch())
              && version.test(found.version());
        });
  }

  private static boolean isFrom(@Nullable Repository repository, CpeCoverage products) {
    return repository != null
        && repository.key().equals(RhelRepositories.KEY)
        && products.covers(repository);
  }
}
