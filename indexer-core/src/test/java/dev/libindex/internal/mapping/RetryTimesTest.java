package dev.libindex.internal.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.options.MappingOptions;
import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The waits between attempts")
class RetryTimesTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  @ParameterizedTest
  @CsvSource({"1,30", "2,60", "7,1920", "8,3600", "2147483647,3600"})
  @DisplayName("double from the back-off to the maximum, shortened by a tenth at most")
  void afterFailures(int failures, long seconds) {
    Duration whole = Duration.ofSeconds(seconds);
    for (int seed = 0; seed < 1000; seed++) {
      Duration wait = times(new Random(seed)).afterFailures(failures);
      assertTrue(wait.compareTo(whole) <= 0, wait::toString);
      assertTrue(wait.compareTo(whole.multipliedBy(9).dividedBy(10)) >= 0, wait::toString);
    }
  }

  @Test
  @DisplayName("differ from node to node")
  void jitter() {
    long different =
        IntStream.range(0, 100)
            .mapToObj(seed -> times(new Random(seed)).afterFailures(1))
            .distinct()
            .count();
    assertTrue(different > 90, "only " + different);
  }

  @Test
  @DisplayName("after a success are never shorter than the time for which a version is fresh")
  void afterSuccess() {
    RetryTimes times = times(new Random(1));
    for (int i = 0; i < 1000; i++) {
      assertTrue(times.afterSuccess().compareTo(times.minAfterSuccess()) >= 0);
      assertTrue(times.afterSuccess().compareTo(DAY) <= 0);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "5,16", "6,30", "1000000,30"})
  @DisplayName("while another node fetches double from a second to the back-off")
  void whileAnotherFetches(int polls, long seconds) {
    assertEquals(Duration.ofSeconds(seconds), times(() -> 0L).whileAnotherFetches(polls));
  }

  @Test
  @DisplayName("do not overflow with the maximum duration")
  void longest() {
    Duration max = Duration.ofDays(36_500);
    MappingOptions options = new MappingOptions(false, max, max, max, max, 1, 0);
    RetryTimes times = new RetryTimes(options, () -> 0L);
    assertEquals(max, times.afterFailures(1_000_000));
    assertEquals(max, times.afterSuccess());
    assertEquals(Duration.ofDays(32_850), times.minAfterSuccess());
  }

  private static RetryTimes times(RandomGenerator random) {
    return new RetryTimes(
        new MappingOptions(false, DAY, Duration.ofSeconds(30), HOUR, Duration.ofMinutes(1), 1, 0),
        random);
  }
}
