package dev.libindex.rhel.purl;

import dev.libindex.cpe.Cpe;
import dev.libindex.model.IndexRecord;
import dev.libindex.model.Package;
import dev.libindex.model.Repository;
import dev.libindex.rhel.internal.buildinfo.RhcTag;
import dev.libindex.rhel.internal.container.ContainerRepositories;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * URLs of Red Hat's containers, which are reported as packages: {@code
 * pkg:oci/ubi8@8.10-1184?tag=…}.
 */
final class ContainerUrls implements UrlScheme {
  static final String TYPE = "oci";
  private static final String TAG = "tag";
  private static final String CPE = "container_cpe";

  /** The repository hint that the scanners give such a package. */
  private static final String HINT = "rhcc";

  @Override
  public PackageUrl url(IndexRecord record) {
    Package found = record.found();
    SortedMap<String, String> qualifiers = new TreeMap<>();
    qualifiers.put(RpmUrls.ARCHITECTURE, found.arch());
    qualifiers.put(TAG, found.version());
    Repository repository = record.repository();
    if (repository != null && !repository.name().equals(ContainerRepositories.CATALOG.name())) {
      Cpe cpe = repository.cpe();
      qualifiers.put(CPE, cpe == null ? "" : cpe.toString());
    }
    return new PackageUrl(TYPE, "", found.name(), found.version(), qualifiers, "");
  }

  /** Takes the version from the tag, if the URL has one, since its own version may be a digest. */
  @Override
  public List<IndexRecord> records(PackageUrl url) {
    String version = url.qualifier(TAG).isEmpty() ? url.version() : url.qualifier(TAG);
    RhcTag tag =
        RhcTag.parse(version)
            .orElseThrow(() -> new PackageUrlException("not the tag of a container", version));
    Package named =
        Package.builder()
            .name(url.name())
            .version(version)
            .normalizedVersion(tag.minimum())
            .arch(url.qualifier(RpmUrls.ARCHITECTURE))
            .repositoryHint(HINT)
            .build();
    return List.of(new IndexRecord(named, null, repository(url.qualifier(CPE))));
  }

  private static Repository repository(String name) {
    if (name.isEmpty()) {
      return ContainerRepositories.CATALOG;
    }
    Cpe cpe = Cpe.parse(name);
    return Repository.of(cpe.toString(), ContainerRepositories.KEY, "", cpe);
  }
}
