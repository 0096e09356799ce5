package dev.libindex.rhel.purl;

import dev.libindex.model.IndexRecord;
import java.util.List;

/** Creates and reads the package URLs of one publisher's packages. */
interface UrlScheme {

  /** Returns the URL of a package that has a name. */
  PackageUrl url(IndexRecord record);

  /**
   * Returns the records that a URL describes.
   *
   * @throws IllegalArgumentException if a part of the URL is not as this scheme requires
   * @throws dev.libindex.cpe.CpeSyntaxException if a CPE in the URL is malformed
   */
  List<IndexRecord> records(PackageUrl url);
}
