package dev.libindex.rhel.internal.match;

import dev.libindex.cpe.Cpe;
import dev.libindex.cpe.CpeSyntaxException;
import dev.libindex.model.Repository;
import dev.libindex.vulnerability.BadVulnerabilityException;
import java.util.regex.Pattern;

/**
 * The products that a vulnerability's repository covers: the CPEs that its own CPE is a superset
 * of, and those that begin with it, as Red Hat writes {@code cpe:/a:redhat:openshift:4} for every
 * 4.x.
 *
 * @param cpe the CPE of the vulnerability's repository
 * @param prefix the text of the CPE without trailing attributes that match anything
 */
record CpeCoverage(Cpe cpe, String prefix) {
  private static final Pattern ANYTHING_AT_END = Pattern.compile("[:*]++$");

  static CpeCoverage of(Repository repository) {
    try {
      Cpe cpe = Cpe.parse(repository.name());
      return new CpeCoverage(cpe, prefix(cpe));
    } catch (CpeSyntaxException e) {
      throw new BadVulnerabilityException(
          "the name of its repository is not a CPE: " + e.getMessage(), e);
    }
  }

  boolean covers(Repository repository) {
    Cpe other = repository.cpe();
    return other != null
        && !other.isEmpty()
        && (cpe.compareWith(other).isSuperset() || prefix(other).startsWith(prefix));
  }

  private static String prefix(Cpe cpe) {
    return ANYTHING_AT_END.matcher(cpe.toString()).replaceFirst("");
  }
}
