package dev.libindex.internal.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A back-off")
class BackoffTest {
  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
  private static final Duration HOUR = Duration.ofHours(1);

  @ParameterizedTest
  @CsvSource({"1,30", "2,60", "7,1920", "8,3600", "2147483647,3600"})
  @DisplayName("doubles from the first delay to the maximum, shortened by the jitter at most")
  void bounds(int failures, long seconds) {
    Duration whole = Duration.ofSeconds(seconds);
    for (int seed = 0; seed < 1000; seed++) {
      Duration delay = new Backoff(HALF_A_MINUTE, HOUR, 0.5, new Random(seed)).after(failures);
      assertTrue(delay.compareTo(whole) <= 0, delay::toString);
      assertTrue(delay.compareTo(whole.dividedBy(2)) >= 0, delay::toString);
    }
  }

  @Test
  @DisplayName("begins with the maximum if the first delay is longer")
  void maxFirst() {
    assertEquals(HOUR, new Backoff(HOUR.plusDays(1), HOUR, 0.5, () -> 0L).after(1));
  }

  @Test
  @DisplayName("does not overflow")
  void forever() {
    Duration century = Duration.ofDays(36_500);
    assertEquals(century, new Backoff(century, century, 0.5, () -> 0L).after(Integer.MAX_VALUE));
  }

  @Test
  @DisplayName("recognizes a time that no delay can reach")
  void implausible() {
    Backoff backoff = new Backoff(HALF_A_MINUTE, HOUR, 0.5, () -> 0L);
    assertFalse(backoff.isImplausible(Instant.EPOCH, Instant.EPOCH.plus(HOUR)));
    assertTrue(backoff.isImplausible(Instant.EPOCH, Instant.EPOCH.plus(HOUR).plusNanos(1)));
  }
}
