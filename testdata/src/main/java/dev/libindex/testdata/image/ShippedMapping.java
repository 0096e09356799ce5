package dev.libindex.testdata.image;

import dev.libindex.testdata.http.MappingFile;

/**
 * Small mapping files for the shipped images, in the format of Red Hat's, which map the RHEL
 * repositories of these images to the same CPEs as Red Hat's do.
 */
public final class ShippedMapping {
  private ShippedMapping() {}

  /** Returns the bytes of a mapping file. */
  public static byte[] bytes(MappingFile file) {
    return Resources.bytes(file.fileName());
  }
}
