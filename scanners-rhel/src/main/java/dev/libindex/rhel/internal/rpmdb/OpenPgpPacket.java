package dev.libindex.rhel.internal.rpmdb;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** A packet of an OpenPGP message (RFC 4880, section 4.2). */
record OpenPgpPacket(int tag, ByteBuffer body) {
  /**
   * Reads one packet, and moves the buffer's position past it.
   *
   * @throws BufferUnderflowException if the bytes end first
   */
  static OpenPgpPacket read(ByteBuffer bytes) throws UnsupportedSignatureException {
    int first = Byte.toUnsignedInt(bytes.get());
    if ((first & 0x80) == 0) {
      throw new UnsupportedSignatureException("no packet");
    }
    boolean isNewFormat = (first & 0x40) != 0;
    int tag = isNewFormat ? first & 0x3f : (first & 0x3f) >> 2;
    long length = isNewFormat ? newLength(bytes) : oldLength(first & 3, bytes);
    if (length > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer body = bytes.slice(bytes.position(), (int) length);
    bytes.position(bytes.position() + (int) length);
    return new OpenPgpPacket(tag, body);
  }

  private static long newLength(ByteBuffer bytes) throws UnsupportedSignatureException {
    int first = Byte.toUnsignedInt(bytes.get());
    if (first < 192) {
      return first;
    }
    if (first < 224) {
      return ((first - 192L) << 8) + Byte.toUnsignedInt(bytes.get()) + 192;
    }
    if (first < 255) {
      throw new UnsupportedSignatureException("packet in parts");
    }
    return Integer.toUnsignedLong(bytes.getInt());
  }

  private static long oldLength(int type, ByteBuffer bytes) {
    return switch (type) {
      case 0 -> Byte.toUnsignedInt(bytes.get());
      case 1 -> Short.toUnsignedInt(bytes.getShort());
      case 2 -> Integer.toUnsignedLong(bytes.getInt());
      default -> bytes.remaining();
    };
  }
}
