package dev.libindex.rhel.internal.rpmdb;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Finds the issuer of a signature (RFC 4880, sections 4.2 and 5.2); nothing is verified. Exactly as
 * lenient as golang.org/x/crypto's openpgp, so that a package has the same key id as in Clair:
 * versions 2 to 4 with RSA, DSA and ECDSA are read. Anything else ends the reading, and the issuer
 * found before it counts.
 */
final class OpenPgpSignatures {
  private static final int SIGNATURE_PACKET = 2;
  private static final int BINARY_DOCUMENT = 0;

  private OpenPgpSignatures() {}

  /** Returns the issuer of the last binary-document signature that names one, or an empty text. */
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
