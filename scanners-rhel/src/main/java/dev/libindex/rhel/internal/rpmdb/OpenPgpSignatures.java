package dev.libindex.rhel.internal.rpmdb;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Finds who made a signature (RFC 4880, sections 4.2 and 5.2); nothing is verified. As lenient and
 * as strict as golang.org/x/crypto's openpgp, so that a package has the same key id as in Clair:
 * versions 2 to 4, RSA, DSA and ECDSA; whatever it cannot read ends the reading, and what was found
 * until then counts.
 */
final class OpenPgpSignatures {
  private static final int SIGNATURE_PACKET = 2;
  private static final int BINARY_DOCUMENT = 0;

  private OpenPgpSignatures() {}

  /** The issuer of the last signature of a binary document that names one; else empty. */
  static String issuer(byte[] packets) {
    String issuer = "";
    ByteBuffer bytes = ByteBuffer.wrap(packets);
    try {
      while (bytes.hasRemaining()) {
        OpenPgpPacket packet = OpenPgpPacket.read(bytes);
        if (packet.tag() == SIGNATURE_PACKET) {
          OpenPgpSignature signature = OpenPgpSignature.parse(packet.body());
          if (signature.type() == BINARY_DOCUMENT && signature.hasIssuer()) {
            issuer = HexFormat.of().toHexDigits(signature.issuer());
          }
        }
      }
    } catch (BufferUnderflowException | UnsupportedSignatureException e) {
      return issuer;
    }
    return issuer;
  }
}
