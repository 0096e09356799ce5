package dev.libindex.internal.layer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.ThreadLocalRandom;

/** A keyed hash of a name in a directory, so that no tar can be crafted to cause collisions. */
final class NameHash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final long multiplier = ThreadLocalRandom.current().nextLong() | 1;
  private final long seed = ThreadLocalRandom.current().nextLong();

  int hash(int directory, byte[] name, int start, int length) {
    long hash = mix(seed ^ directory);
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      hash = mix(hash ^ (long) LONGS.get(name, start + i));
    }
    long tail = length;
    for (; i < length; i++) {
      tail = (tail << 8) | (name[start + i] & 0xFF);
    }
    return (int) (mix(hash ^ tail) >>> 32);
  }

  private long mix(long value) {
    long low = value * multiplier;
    return low ^ Math.multiplyHigh(value, multiplier);
  }
}
