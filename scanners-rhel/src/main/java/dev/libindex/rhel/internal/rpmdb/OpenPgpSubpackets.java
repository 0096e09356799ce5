package dev.libindex.rhel.internal.rpmdb;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** The subpackets of one signature (RFC 4880, section 5.2.3.1), hashed and unhashed. */
final class OpenPgpSubpackets {
  private static final int CREATION_TIME = 2;
  private static final int SIGNATURE_EXPIRATION = 3;
  private static final int KEY_EXPIRATION = 9;
  private static final int PREFERRED_CIPHERS = 11;
  private static final int ISSUER = 16;
  private static final int PREFERRED_HASHES = 21;
  private static final int PREFERRED_COMPRESSIONS = 22;
  private static final int PRIMARY_USER_ID = 25;
  private static final int KEY_FLAGS = 27;
  private static final int REVOCATION_REASON = 29;
  private static final int FEATURES = 30;

  private boolean hasIssuer;
  private long issuer;

  boolean hasIssuer() {
    return hasIssuer;
  }

  long issuer() {
    return issuer;
  }

  /** Reads the hashed subpackets, which must include the creation time. */
  void readHashed(ByteBuffer area) throws UnsupportedSignatureException {
    boolean hasCreationTime = false;
    while (area.hasRemaining()) {
      ByteBuffer subpacket = next(area);
      int type = subpacket.get();
      hasCreationTime |= (type & 0x7f) == CREATION_TIME;
      if ((type & 0x7f) == CREATION_TIME) {
        requireLength(subpacket, Integer.BYTES);
      } else {
        requireValid(type, subpacket);
        take(type, subpacket);
      }
    }
    if (!hasCreationTime) {
      throw new UnsupportedSignatureException("signature without a creation time");
    }
  }

  void readUnhashed(ByteBuffer area) throws UnsupportedSignatureException {
    while (area.hasRemaining()) {
      ByteBuffer subpacket = next(area);
      int type = subpacket.get();
      if ((type & 0x7f) == CREATION_TIME) {
        throw new UnsupportedSignatureException("creation time in the unhashed area");
      }
      take(type, subpacket);
    }
  }

  /** Remembers the issuer, ignores other known subpackets, and refuses unknown critical ones. */
  private void take(int type, ByteBuffer subpacket) throws UnsupportedSignatureException {
    switch (type & 0x7f) {
      case ISSUER -> {
        requireLength(subpacket, Long.BYTES);
        hasIssuer = true;
        issuer = subpacket.getLong();
      }
      case SIGNATURE_EXPIRATION,
          KEY_EXPIRATION,
          PREFERRED_CIPHERS,
          PREFERRED_HASHES,
          PREFERRED_COMPRESSIONS,
          PRIMARY_USER_ID,
          KEY_FLAGS,
          REVOCATION_REASON,
          FEATURES -> {
        // Known, and says nothing about the issuer.
      }
      default -> {
        boolean isCritical = (type & 0x80) != 0;
        if (isCritical) {
          throw new UnsupportedSignatureException("critical subpacket of type " + (type & 0x7f));
        }
      }
    }
  }

  /** Checks the content of a hashed subpacket, which only some types restrict. */
  private static void requireValid(int type, ByteBuffer subpacket)
      throws UnsupportedSignatureException {
    switch (type & 0x7f) {
      case SIGNATURE_EXPIRATION, KEY_EXPIRATION -> requireLength(subpacket, Integer.BYTES);
      case PRIMARY_USER_ID -> requireLength(subpacket, 1);
      case KEY_FLAGS, REVOCATION_REASON -> {
        if (!subpacket.hasRemaining()) {
          throw new UnsupportedSignatureException("empty subpacket");
        }
      }
      default -> {
        // Any content is valid.
      }
    }
  }

  private static void requireLength(ByteBuffer subpacket, int length)
      throws UnsupportedSignatureException {
    if (subpacket.remaining() != length) {
      throw new UnsupportedSignatureException("subpacket of " + subpacket.remaining() + " bytes");
    }
  }

  private static ByteBuffer next(ByteBuffer area) {
    int first = Byte.toUnsignedInt(area.get());
    long length;
    if (first < 192) {
      length = first;
    } else if (first < 255) {
      length = ((first - 192L) << 8) + Byte.toUnsignedInt(area.get()) + 192;
    } else {
      length = Integer.toUnsignedLong(area.getInt());
    }
    if (length == 0 || length > area.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer subpacket = area.slice(area.position(), (int) length);
    area.position(area.position() + (int) length);
    return subpacket;
  }
}
