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
 * Packages of other distributions that use rpm: {@code
 * pkg:rpm/photon/bash@5-1?arch=x86_64&distro=photon-3.0}.
 *
 * @param namespace of the URLs
 * @param label what a URL calls the distribution, before its version, where the scanners have this
 *     {@linkplain Distribution#did id}
 * @param reader of what a URL says of the distribution
 */
record DistributionUrls(String namespace, UnaryOperator<String> label, Reader reader)
    implements UrlScheme {
  private static final String CPE = "distro_cpe";

  /** Makes a distribution of what a URL says. */
  @FunctionalInterface
  interface Reader {

    /**
     * Reads.
     *
     * @param name the label and the version, with a hyphen between them; may be empty
     * @param cpe may be empty
     * @return null for a version that the scanners would not recognise either
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
