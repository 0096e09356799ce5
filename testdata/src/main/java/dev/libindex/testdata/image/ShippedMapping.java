package dev.libindex.testdata.image;

import dev.libindex.testdata.http.MappingFile;

/**
 * The small mapping files that are shipped for the shipped images, in the shape of Red Hat's. Red
 * Hat's own map the RHEL repositories of these images to the same CPEs.
 */
public final class ShippedMapping {
  private ShippedMapping() {}

  /** The bytes of a mapping file. */
  public static byte[] bytes(MappingFile file) {
    return Resources.bytes(file.fileName());
  }
}
