package dev.libindex.rhel.purl;

import dev.libindex.cpe.CpeSyntaxException;
import dev.libindex.model.Detector;
import dev.libindex.model.Distribution;
import dev.libindex.model.IndexRecord;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Repository;
import dev.libindex.rhel.internal.repository.RhelRepositories;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Creates and reads package URLs of the packages that this module's scanners find. Thread-safe. */
public final class PackageUrls {
  static final UrlScheme RED_HAT = new RedHatUrls();
  static final UrlScheme CONTAINER = new ContainerUrls();
  static final UrlScheme AMAZON =
      new DistributionUrls("aws", UnaryOperator.identity(), DistributionNames::amazon);
  static final UrlScheme ORACLE =
      new DistributionUrls("oracle", did -> "oracle", DistributionNames::oracle);
  static final UrlScheme SUSE =
      new DistributionUrls("opensuse", UnaryOperator.identity(), DistributionNames::suse);
  static final UrlScheme PHOTON =
      new DistributionUrls("photon", UnaryOperator.identity(), DistributionNames::photon);

  private static final Map<String, UrlScheme> BY_DETECTOR =
      Map.of(
          "rhel-package-scanner", RED_HAT,
          "rhel_containerscanner", CONTAINER,
          "rhel_package_container_detector", CONTAINER);

  /**
   * The scanner for rpm packages of any distribution; its name does not tell who published them.
   */
  private static final String RPM_DETECTOR = "rpm";

  /** Schemes by the distribution's id in lower case. */
  private static final Map<String, UrlScheme> BY_DISTRIBUTION =
      Map.of(
          "rhel", RED_HAT,
          "rhcos", RED_HAT,
          "hummingbird", RED_HAT,
          "amzn", AMAZON,
          "ol", ORACLE,
          "sles", SUSE,
          "opensuse-leap", SUSE,
          "photon", PHOTON);

  private static final Map<String, UrlScheme> BY_NAMESPACE =
      Map.of(
          "redhat", RED_HAT,
          "aws", AMAZON,
          "amzn", AMAZON,
          "oracle", ORACLE,
          "opensuse", SUSE,
          "photon", PHOTON);

  private PackageUrls() {}

  /**
   * Returns the URL of a package. An rpm package is Red Hat's if its repository or its distribution
   * is.
   *
   * @return empty if the package has no name, or if no URLs are defined for its scanner or
   *     distribution
   */
  public static Optional<PackageUrl> of(IndexRecord record) {
    return record.found().name().isEmpty()
        ? Optional.empty()
        : scheme(record).map(scheme -> scheme.url(record));
  }

  private static Optional<UrlScheme> scheme(IndexRecord record) {
    Detector detector = record.found().detector();
    if (detector == null) {
      return Optional.empty();
    }
    return detector.name().equals(RPM_DETECTOR)
        ? origin(record)
        : Optional.ofNullable(BY_DETECTOR.get(detector.name()));
  }

  /**
   * Returns the scheme of an rpm package's publisher. In a report made with all ecosystems, every
   * rpm package, even one of Red Hat's, has {@link #RPM_DETECTOR} as its detector.
   */
  private static Optional<UrlScheme> origin(IndexRecord record) {
    Repository repository = record.repository();
    if (repository != null && repository.key().equals(RhelRepositories.KEY)) {
      return Optional.of(RED_HAT);
    }
    Distribution distribution = record.distribution();
    return distribution == null
        ? Optional.empty()
        : Optional.ofNullable(BY_DISTRIBUTION.get(distribution.did().toLowerCase(Locale.ROOT)));
  }

  /**
   * Returns the URLs of all packages of a report by package id, one for each repository and
   * distribution that a package may come from. Packages without a URL are left out.
   */
  public static SortedMap<String, Set<PackageUrl>> of(IndexReport report) {
    SortedMap<String, Set<PackageUrl>> urls = new TreeMap<>();
    for (IndexRecord record : report.records()) {
      of(record)
          .ifPresent(
              url ->
                  urls.computeIfAbsent(record.found().id(), id -> new LinkedHashSet<>()).add(url));
    }
    return urls;
  }

  /**
   * Returns what a URL says about a package: its name, version and architecture, and the
   * distribution or repositories it may come from. Ids, detectors and sources are not in a URL.
   *
   * @return for the URL of a Red Hat rpm package, one record for each repository that it names,
   *     which may be none; for any other URL, exactly one record
   * @throws PackageUrlException if the URL's type and namespace are not supported, or if its
   *     version, distribution or CPE cannot be understood
   */
  public static List<IndexRecord> records(PackageUrl url) {
    UrlScheme scheme =
        switch (url.type()) {
          case RpmUrls.TYPE -> BY_NAMESPACE.get(url.namespace());
          case ContainerUrls.TYPE -> CONTAINER;
          default -> null;
        };
    if (scheme == null) {
      throw new PackageUrlException(
          "package URL of an unsupported type or namespace", url.toString());
    }
    try {
      return scheme.records(url);
    } catch (PackageUrlException e) {
      throw e;
    } catch (IllegalArgumentException | CpeSyntaxException e) {
      throw new PackageUrlException(
          "package URL that cannot be understood: " + e.getMessage(), url.toString(), e);
    }
  }
}
