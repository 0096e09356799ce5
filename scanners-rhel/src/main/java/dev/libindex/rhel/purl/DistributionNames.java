package dev.libindex.rhel.purl;

import dev.libindex.cpe.Cpe;
import dev.libindex.cpe.CpeAttribute;
import dev.libindex.cpe.CpeSyntaxException;
import dev.libindex.model.Distribution;
import dev.libindex.rhel.internal.distribution.AmazonRelease;
import dev.libindex.rhel.internal.distribution.OracleRelease;
import dev.libindex.rhel.internal.distribution.PhotonRelease;
import dev.libindex.rhel.internal.distribution.SuseRelease;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the distribution names in package URLs into the distributions that the scanners find. */
final class DistributionNames {
  private static final Pattern ORACLE_VERSION = Pattern.compile("[0-9]{1,9}");
  private static final Pattern PHOTON_VERSION = Pattern.compile("[0-9]{1,9}\\.[0-9]{1,9}");

  private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z._]++");
  private static final String LEAP = "opensuse-leap";

  private DistributionNames() {}

  /**
   * Returns the release in the CPE if it has a version, whatever its product, and otherwise the one
   * in the name.
   */
  static Distribution amazon(String name, String cpe) {
    Optional<Cpe> parsed = parse(cpe).filter(found -> !text(found, CpeAttribute.VERSION).isEmpty());
    return parsed
        .map(found -> AmazonRelease.distribution(text(found, CpeAttribute.VERSION), found))
        .orElseGet(() -> AmazonRelease.distribution(version("amzn", name)));
  }

  static @Nullable Distribution oracle(String name, String cpe) {
    String version = version("oracle", name);
    return ORACLE_VERSION.matcher(version).matches() ? OracleRelease.distribution(version) : null;
  }

  static @Nullable Distribution photon(String name, String cpe) {
    String version = version("photon", name);
    return PHOTON_VERSION.matcher(version).matches() ? PhotonRelease.distribution(version) : null;
  }

  /**
   * Returns the release in the CPE if its product is SLES or openSUSE Leap, and otherwise the one
   * in the name.
   */
  static Distribution suse(String name, String cpe) {
    Optional<Cpe> parsed = parse(cpe);
    String version = parsed.map(found -> text(found, CpeAttribute.VERSION)).orElse("");
    return switch (parsed.map(DistributionNames::product).orElse("")) {
      case "suse:sles" -> SuseRelease.enterpriseServer(version);
      case "opensuse:leap" -> SuseRelease.leap(version);
      default ->
          name.startsWith(LEAP)
              ? SuseRelease.leap(version(LEAP, name))
              : SuseRelease.enterpriseServer(version("sles", name));
    };
  }

  private static String product(Cpe cpe) {
    return text(cpe, CpeAttribute.VENDOR) + ":" + text(cpe, CpeAttribute.PRODUCT);
  }

  private static String version(String label, String name) {
    String prefix = label + "-";
    String version = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
    if (!VERSION.matcher(version).matches()) {
      throw new PackageUrlException(
          "distribution is not of the form \"" + label + "-VERSION\"", name);
    }
    return version;
  }

  private static Optional<Cpe> parse(String cpe) {
    try {
      return cpe.isEmpty() ? Optional.empty() : Optional.of(Cpe.parse(cpe));
    } catch (CpeSyntaxException e) {
      return Optional.empty();
    }
  }

  /** Returns an attribute's value without the backslashes of NISTIR 7695. */
  private static String text(Cpe cpe, CpeAttribute attribute) {
    return cpe.value(attribute).text().replace("\\", "");
  }
}
