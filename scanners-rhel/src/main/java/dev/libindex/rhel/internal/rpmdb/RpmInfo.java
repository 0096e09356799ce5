package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.rhel.internal.urlquery.QueryValues;
import java.io.IOException;
import java.util.Optional;

/**
 * The tags of an installed package that an index needs, as its header has them. A text is empty if
 * its tag is absent.
 *
 * @param epoch the epoch as rpm stores it, a signed number; 0 if absent
 * @param sourceRpm the file name of the source package that it was built from
 * @param modularityLabel {@code name:stream:version:context:arch} for a package of a module
 * @param payloadDigest the digest of the compressed payload
 * @param payloadDigestAlgorithm the OpenPGP number of its algorithm, 8 for SHA-256; 0 if absent
 * @param signatureKeyId the issuer of the signature of header and payload: 16 lower-case
 *     hexadecimal digits
 */
public record RpmInfo(
    String name,
    String version,
    String release,
    int epoch,
    String arch,
    String sourceRpm,
    String modularityLabel,
    String payloadDigest,
    int payloadDigestAlgorithm,
    String signatureKeyId) {
  private static final int SHA256 = 8;

  /**
   * Reads the tags of a header. A header's file names are not read.
   *
   * @throws dev.libindex.rhel.internal.bytes.FormatException if a tag has the wrong type or is cut
   *     off
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

  /** Returns {@code [epoch:]version-release}, without the epoch if it is 0. */
  public String evr() {
    String versionRelease = version + "-" + release;
    return epoch == 0 ? versionRelease : epoch + ":" + versionRelease;
  }

  /** Returns {@code name:stream} of the package's module, or an empty text if it has none. */
  public String module() {
    int first = modularityLabel.indexOf(':');
    int second = first < 0 ? -1 : modularityLabel.indexOf(':', first + 1);
    return second < 0 ? "" : modularityLabel.substring(0, second);
  }

  /** Returns the source package that it was built from, if its name is known. */
  public Optional<SourceRpm> source() {
    return SourceRpm.ofFileName(sourceRpm);
  }

  /**
   * Returns hints about the repository that the package may come from: {@code hash}, the SHA-256
   * digest of the payload, and {@code key}, the key that signed it. Either may be missing.
   */
  public QueryValues repositoryHint() {
    QueryValues hint = QueryValues.empty();
    if (!payloadDigest.isEmpty() && payloadDigestAlgorithm == SHA256) {
      hint = hint.with("hash", "sha256:" + payloadDigest);
    }
    return signatureKeyId.isEmpty() ? hint : hint.with("key", signatureKeyId);
  }
}
