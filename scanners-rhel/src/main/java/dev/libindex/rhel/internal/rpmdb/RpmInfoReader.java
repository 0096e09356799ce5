package dev.libindex.rhel.internal.rpmdb;

import java.io.IOException;

/** Takes the wanted tags out of a header. File names, once they are wanted, are read here too. */
final class RpmInfoReader {
  private RpmInfoReader() {}

  /**
   * Reads the wanted tags.
   *
   * @throws dev.libindex.rhel.internal.bytes.FormatException if one of them has the wrong type or
   *     is cut
   */
  static RpmInfo read(RpmHeader header) throws IOException {
    return new RpmInfo(
        header.string(RpmTag.NAME),
        header.string(RpmTag.VERSION),
        header.string(RpmTag.RELEASE),
        header.firstInt32(RpmTag.EPOCH),
        header.string(RpmTag.ARCH),
        header.string(RpmTag.SOURCERPM),
        header.string(RpmTag.MODULARITYLABEL),
        header.firstString(RpmTag.PAYLOADDIGEST),
        header.firstInt32(RpmTag.PAYLOADDIGESTALGO),
        OpenPgpSignatures.issuer(header.binary(RpmTag.SIGPGP)));
  }
}
