package dev.libindex.rhel.purl;

import dev.libindex.cpe.Cpe;
import dev.libindex.model.Distribution;
import dev.libindex.model.IndexRecord;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * URLs of packages of other distributions that use rpm: {@code
 * pkg:rpm/photon/bash@5-1?arch=x86_64&distro=photon-3.0}.
 *
 * @param namespace the namespace of the URLs
 * @param label turns the {@linkplain Distribution#did id} of a distribution into the name that URLs
 *     put before its version
 * @param reader reads the distribution that a URL names
 */
record DistributionUrls(String namespace, UnaryOperator<String> label, Reader reader)
    implements UrlScheme {
  private static final String CPE = "distro_cpe";

  /** Reads the distribution that a URL names. */
  @FunctionalInterface
  interface Reader {

    /**
     * Returns the distribution, or null if its version is one that no scanner recognises.
     *
     * @param name the label and the version, joined by a hyphen; may be empty
     * @param cpe may be empty
     * @throws IllegalArgumentException if neither names a distribution of this scheme
     */
    @Nullable Distribution read(String name, String cpe);
  }

  @Override
  public PackageUrl url(IndexRecord record) {
    Package found = record.found();
    SortedMap<String, String> qualifiers = new TreeMap<>();
    qualifiers.put(RpmUrls.ARCHITECTURE, found.arch());
    Distribution distribution = record.distribution();
    if (distribution != null) {
      addDistribution(distribution, qualifiers);
    }
    return new PackageUrl(RpmUrls.TYPE, namespace, found.name(), found.version(), qualifiers, "");
  }

  private void addDistribution(Distribution distribution, SortedMap<String, String> qualifiers) {
    String version = distribution.versionId();
    if (!distribution.did().isEmpty() && !version.isEmpty()) {
      qualifiers.put(RpmUrls.DISTRIBUTION, label.apply(distribution.did()) + "-" + version);
    }
    Cpe cpe = distribution.cpe();
    if (cpe != null) {
      qualifiers.put(CPE, cpe.toString());
    }
  }

  @Override
  public List<IndexRecord> records(PackageUrl url) {
    Package named =
        Package.builder()
            .name(url.name())
            .version(url.version())
            .kind(PackageKind.BINARY)
            .arch(url.qualifier(RpmUrls.ARCHITECTURE))
            .build();
    Distribution distribution =
        reader.read(url.qualifier(RpmUrls.DISTRIBUTION), url.qualifier(CPE));
    return List.of(new IndexRecord(named, distribution, null));
  }
}
