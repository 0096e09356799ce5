package dev.libindex.rhel.internal.sqlite;

import java.util.Arrays;
import java.util.function.LongPredicate;

/** A list of page numbers, which grows at its end. Not thread-safe. */
final class PageNumbers {
  private long[] numbers = {};
  private int size;

  void add(long page) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(8, 2 * size));
    }
    numbers[size++] = page;
  }

  int size() {
    return size;
  }

  long get(int index) {
    return numbers[index];
  }

  /** Returns how many of them meet a condition. */
  int count(LongPredicate condition) {
    return (int) Arrays.stream(numbers, 0, size).filter(condition).count();
  }
}
