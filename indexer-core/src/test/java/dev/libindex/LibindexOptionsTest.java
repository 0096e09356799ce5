package dev.libindex;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The option")
class LibindexOptionsTest {
  private static final Map<String, BiConsumer<LibindexOptions.Builder, Duration>> TIMES =
      Map.ofEntries(
          Map.entry("connectTimeout", LibindexOptions.Builder::connectTimeout),
          Map.entry("readTimeout", LibindexOptions.Builder::readTimeout),
          Map.entry("leaseTimeToLive", LibindexOptions.Builder::leaseTimeToLive),
          Map.entry("attemptBackoff", LibindexOptions.Builder::attemptBackoff),
          Map.entry("longestAttemptBackoff", LibindexOptions.Builder::longestAttemptBackoff),
          Map.entry("mappingRefreshInterval", LibindexOptions.Builder::mappingRefreshInterval),
          Map.entry("mappingBackoff", LibindexOptions.Builder::mappingBackoff),
          Map.entry("longestMappingBackoff", LibindexOptions.Builder::longestMappingBackoff),
          Map.entry("mappingTimeout", LibindexOptions.Builder::mappingTimeout),
          Map.entry("healInterval", LibindexOptions.Builder::healInterval),
          Map.entry("warningInterval", LibindexOptions.Builder::warningInterval),
          Map.entry(
              "indexPartialRetryInterval", LibindexOptions.Builder::indexPartialRetryInterval),
          Map.entry("cellRetention", LibindexOptions.Builder::cellRetention));

  private static final Set<String> NEVER = Set.of("indexPartialRetryInterval", "cellRetention");

  static Stream<String> times() {
    return TIMES.keySet().stream().sorted();
  }

  @ParameterizedTest(name = "{0} refuses times without sense, by its name")
  @MethodSource("times")
  void times(String name) {
    for (Duration senseless : new Duration[] {Duration.ZERO, ChronoUnit.FOREVER.getDuration()}) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> set(name, senseless));
      assertTrue(String.valueOf(refused.getMessage()).startsWith(name), refused.getMessage());
    }
    set(name, Duration.ofDays(36_500));
  }

  @ParameterizedTest(name = "{0} takes a negative time only where that means never")
  @MethodSource("times")
  void negative(String name) {
    Duration negative = Duration.ofSeconds(-1);
    if (NEVER.contains(name)) {
      set(name, negative);
    } else {
      assertThrows(IllegalArgumentException.class, () -> set(name, negative));
    }
  }

  private static void set(String name, Duration value) {
    LibindexOptions.of(options -> Objects.requireNonNull(TIMES.get(name)).accept(options, value));
  }
}
