package dev.libindex.rhel.rpmdb;

import java.io.IOException;

/** Takes the wanted tags out of a header. A place for file names: they would be read here. */
final class RpmInfoReader {
  private final RpmHeader header;
  private String name = "";
  private String version = "";
  private String release = "";
  private int epoch;
  private String arch = "";
  private String sourceRpm = "";
  private String modularityLabel = "";
  private String payloadDigest = "";
  private int payloadDigestAlgorithm;
  private String signatureKeyId = "";

  private RpmInfoReader(RpmHeader header) {
    this.header = header;
  }

  /**
   * Reads the wanted tags; of a tag that stands twice the last one counts.
   *
   * @throws dev.libindex.rhel.bytes.FormatException if one of them has the wrong type or is cut
   */
  static RpmInfo read(RpmHeader header) throws IOException {
    RpmInfoReader reader = new RpmInfoReader(header);
    for (int entry = 0; entry < header.entryCount(); entry++) {
      reader.take(entry);
    }
    return reader.info();
  }

  private void take(int entry) throws IOException {
    switch (header.tag(entry)) {
      case RpmTag.NAME -> name = header.string(entry);
      case RpmTag.VERSION -> version = header.string(entry);
      case RpmTag.RELEASE -> release = header.string(entry);
      case RpmTag.EPOCH -> epoch = header.firstInt32(entry);
      case RpmTag.ARCH -> arch = header.string(entry);
      case RpmTag.SOURCERPM -> sourceRpm = header.string(entry);
      case RpmTag.MODULARITYLABEL -> modularityLabel = header.string(entry);
      case RpmTag.PAYLOADDIGEST -> payloadDigest = header.firstString(entry);
      case RpmTag.PAYLOADDIGESTALGO -> payloadDigestAlgorithm = header.firstInt32(entry);
      case RpmTag.SIGPGP -> signatureKeyId = OpenPgpSignatures.issuer(header.binary(entry));
      default -> {
        // Of no interest to an index.
      }
    }
  }

  private RpmInfo info() {
    return new RpmInfo(
        name,
        version,
        release,
        epoch,
        arch,
        sourceRpm,
        modularityLabel,
        payloadDigest,
        payloadDigestAlgorithm,
        signatureKeyId);
  }
}
