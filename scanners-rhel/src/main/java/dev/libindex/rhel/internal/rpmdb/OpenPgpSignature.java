package dev.libindex.rhel.internal.rpmdb;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * A signature packet of version 2, 3 or 4 (RFC 4880, section 5.2).
 *
 * @param issuer the key id, if there is one
 */
record OpenPgpSignature(int type, boolean hasIssuer, long issuer) {
  private static final int RSA = 1;
  private static final int RSA_SIGN_ONLY = 3;
  private static final int DSA = 17;
  private static final int ECDSA = 19;
  private static final int V3_HASHED_LENGTH = 5;

  static OpenPgpSignature parse(ByteBuffer body) throws UnsupportedSignatureException {
    int version = body.get();
    return switch (version) {
      case 2, 3 -> parseVersion3(body);
      case 4 -> parseVersion4(body);
      default -> throw new UnsupportedSignatureException("signature of version " + version);
    };
  }

  private static OpenPgpSignature parseVersion3(ByteBuffer body)
      throws UnsupportedSignatureException {
    if (body.get() != V3_HASHED_LENGTH) {
      throw new UnsupportedSignatureException("hashed material of another length");
    }
    int type = body.get();
    skip(body, 4);
    long issuer = body.getLong();
    int algorithm = body.get();
    if (algorithm == ECDSA) {
      throw new UnsupportedSignatureException("ECDSA in an old signature");
    }
    requireKnownHash(body.get());
    skipValues(algorithm, body);
    return new OpenPgpSignature(type, true, issuer);
  }

  private static OpenPgpSignature parseVersion4(ByteBuffer body)
      throws UnsupportedSignatureException {
    int type = body.get();
    int algorithm = body.get();
    requireKnownHash(body.get());
    OpenPgpSubpackets subpackets = new OpenPgpSubpackets();
    subpackets.readHashed(block(body));
    subpackets.readUnhashed(block(body));
    skipValues(algorithm, body);
    return new OpenPgpSignature(type, subpackets.hasIssuer(), subpackets.issuer());
  }

  private static ByteBuffer block(ByteBuffer body) {
    int length = Short.toUnsignedInt(body.getShort());
    int start = body.position();
    skip(body, length);
    return body.slice(start, length);
  }

  private static void requireKnownHash(int algorithm) throws UnsupportedSignatureException {
    boolean isKnown = (algorithm >= 1 && algorithm <= 3) || (algorithm >= 8 && algorithm <= 11);
    if (!isKnown) {
      throw new UnsupportedSignatureException("hash algorithm " + algorithm);
    }
  }

  /**
   * Skips two bytes of the hash, then one number for RSA or two for DSA and ECDSA; other algorithms
   * are refused.
   */
  private static void skipValues(int algorithm, ByteBuffer body)
      throws UnsupportedSignatureException {
    skip(body, 2);
    switch (algorithm) {
      case RSA, RSA_SIGN_ONLY -> skipNumber(body);
      case DSA, ECDSA -> {
        skipNumber(body);
        skipNumber(body);
      }
      default -> throw new UnsupportedSignatureException("public key algorithm " + algorithm);
    }
  }

  private static void skipNumber(ByteBuffer body) {
    skip(body, (Short.toUnsignedInt(body.getShort()) + 7) / 8);
  }

  private static void skip(ByteBuffer body, int length) {
    if (length > body.remaining()) {
      throw new BufferUnderflowException();
    }
    body.position(body.position() + length);
  }
}
