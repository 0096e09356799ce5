package dev.libindex.rhel.purl;

import dev.libindex.model.IndexRecord;
import java.util.List;

/** How packages of one origin are named by package URLs. */
interface UrlScheme {

  /** The URL of a package that has a name. */
  PackageUrl url(IndexRecord record);

  /**
   * What a URL says.
   *
   * @throws IllegalArgumentException if it does not say it as this scheme has it
   */
  List<IndexRecord> records(PackageUrl url);
}
