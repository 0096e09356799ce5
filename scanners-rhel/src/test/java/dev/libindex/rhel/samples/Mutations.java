package dev.libindex.rhel.samples;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** Creates damaged copies of a file, the same ones for the same seed. */
public final class Mutations {
  private static final int[] NUMBERS = {
    0, 1, 2, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xffff, 0x10000, 0x0fffffff, 3, 7, 13
  };

  private final Random random;

  public Mutations(long seed) {
    this.random = new Random(seed);
  }

  /**
   * Returns a copy with some bits flipped, numbers replaced, parts overwritten by others, or the
   * end cut off.
   *
   * @param unit the distance between structures, such as the page size; half of the changes hit the
   *     beginning of one
   */
  public byte[] next(byte[] sound, int unit) {
    byte[] damaged = sound.clone();
    for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
      change(damaged, unit);
    }
    return random.nextInt(8) == 0
        ? Arrays.copyOf(damaged, random.nextInt(damaged.length + 1))
        : damaged;
  }

  private void change(byte[] bytes, int unit) {
    int at = place(bytes.length, unit);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    switch (random.nextInt(4)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> buffer.putInt(at, NUMBERS[random.nextInt(NUMBERS.length)]);
      case 2 -> buffer.putInt(at, Integer.reverseBytes(NUMBERS[random.nextInt(NUMBERS.length)]));
      default -> {
        int from = place(bytes.length, unit);
        int length = Math.min(1 + random.nextInt(64), bytes.length - Math.max(from, at));
        System.arraycopy(bytes, from, bytes, at, length);
      }
    }
  }

  private int place(int length, int unit) {
    int limit = length - Integer.BYTES;
    return random.nextBoolean()
        ? random.nextInt(limit)
        : Math.min(limit, random.nextInt(length / unit) * unit + random.nextInt(64));
  }
}
