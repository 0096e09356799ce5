package dev.libindex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.layer.LayerLimits;
import dev.libindex.options.FetchOptions;
import dev.libindex.options.HealingOptions;
import dev.libindex.options.LimitOptions;
import dev.libindex.options.MappingOptions;
import dev.libindex.options.UnknownContent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The option")
class LibindexOptionsTest {
  private static final Map<String, BiConsumer<LibindexOptions.Builder, Duration>> TIMES =
      Map.ofEntries(
          Map.entry("fetching.connectTimeout", (o, t) -> o.fetching(f -> f.connectTimeout(t))),
          Map.entry("fetching.readTimeout", (o, t) -> o.fetching(f -> f.readTimeout(t))),
          Map.entry("fetching.leaseTimeToLive", (o, t) -> o.fetching(f -> f.leaseTimeToLive(t))),
          Map.entry("fetching.attemptBackoff", (o, t) -> o.fetching(f -> f.attemptBackoff(t))),
          Map.entry(
              "fetching.maxAttemptBackoff", (o, t) -> o.fetching(f -> f.maxAttemptBackoff(t))),
          Map.entry("mappings.refreshInterval", (o, t) -> o.mappings(m -> m.refreshInterval(t))),
          Map.entry("mappings.backoff", (o, t) -> o.mappings(m -> m.backoff(t))),
          Map.entry("mappings.maxBackoff", (o, t) -> o.mappings(m -> m.maxBackoff(t))),
          Map.entry("mappings.timeout", (o, t) -> o.mappings(m -> m.timeout(t))),
          Map.entry("healing.interval", (o, t) -> o.healing(h -> h.interval(t))),
          Map.entry("healing.warningInterval", (o, t) -> o.healing(h -> h.warningInterval(t))),
          Map.entry("healing.retryInterval", (o, t) -> o.healing(h -> h.retryInterval(t))),
          Map.entry("healing.cellRetention", (o, t) -> o.healing(h -> h.cellRetention(t))));

  private static final Set<String> NEVER = Set.of("healing.retryInterval", "healing.cellRetention");

  private static final Map<String, BiConsumer<LibindexOptions.Builder, Integer>> NUMBERS =
      Map.of(
          "fetching.layerConcurrency", (o, n) -> o.fetching(f -> f.layerConcurrency(n)),
          "mappings.maxBytes", (o, n) -> o.mappings(m -> m.maxBytes(n)),
          "healing.retryLimit", (o, n) -> o.healing(h -> h.retryLimit(n)),
          "limits.captureMemoryBytes", (o, n) -> o.limits(l -> l.captureMemoryBytes(n)));

  static Stream<String> times() {
    return TIMES.keySet().stream().sorted();
  }

  static Stream<String> numbers() {
    return NUMBERS.keySet().stream().sorted();
  }

  @ParameterizedTest(
      name = "{0} rejects zero and more than 100 years, in a message that begins with its name")
  @MethodSource("times")
  void times(String name) {
    for (Duration invalid : new Duration[] {Duration.ZERO, ChronoUnit.FOREVER.getDuration()}) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> set(name, invalid));
      assertTrue(String.valueOf(refused.getMessage()).startsWith(name), refused.getMessage());
    }
    set(name, Duration.ofDays(36_500));
    Duration tooLong = Duration.ofDays(36_500).plusNanos(1);
    assertThrows(IllegalArgumentException.class, () -> set(name, tooLong));
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

  @ParameterizedTest(
      name = "{0} rejects a number that is not positive, in a message that begins with its name")
  @MethodSource("numbers")
  void numbers(String name) {
    for (int invalid : new int[] {0, -1}) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  LibindexOptions.of(
                      options ->
                          Objects.requireNonNull(NUMBERS.get(name)).accept(options, invalid)));
      assertTrue(String.valueOf(refused.getMessage()).startsWith(name), refused.getMessage());
    }
  }

  @ParameterizedTest(
      name = "mappings.shrinkTolerance rejects {0}, in a message that begins with its name")
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void shrinkTolerance(double invalid) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                LibindexOptions.of(
                    options -> options.mappings(mappings -> mappings.shrinkTolerance(invalid))));
    assertTrue(String.valueOf(refused.getMessage()).startsWith("mappings.shrinkTolerance"));
  }

  @Test
  @DisplayName("fetching.leaseTimeToLive is at least a second, healing.cellRetention an hour")
  void minimum() {
    set("fetching.leaseTimeToLive", Duration.ofSeconds(1));
    Duration shortLease = Duration.ofMillis(999);
    assertThrows(IllegalArgumentException.class, () -> set("fetching.leaseTimeToLive", shortLease));
    set("healing.cellRetention", Duration.ofHours(1));
    Duration shortRetention = Duration.ofMinutes(59);
    assertThrows(
        IllegalArgumentException.class, () -> set("healing.cellRetention", shortRetention));
  }

  @Test
  @DisplayName("has the value that was set")
  void values() {
    assertEquals(
        new FetchOptions(true, 1, days(2), days(3), days(4), days(5), days(6), false),
        LibindexOptions.of(
                options ->
                    options
                        .fileLayers(true)
                        .fetching(f -> f.layerConcurrency(1).connectTimeout(days(2)))
                        .fetching(f -> f.readTimeout(days(3)).leaseTimeToLive(days(4)))
                        .fetching(f -> f.attemptBackoff(days(5)).maxAttemptBackoff(days(6)))
                        .fetching(f -> f.reuseByDiffId(false)))
            .fetching());
    assertEquals(
        new MappingOptions(true, days(1), days(2), days(3), days(4), 5, 0.6),
        LibindexOptions.of(
                options ->
                    options
                        .offline(true)
                        .mappings(m -> m.refreshInterval(days(1)).backoff(days(2)))
                        .mappings(m -> m.maxBackoff(days(3)).timeout(days(4)))
                        .mappings(m -> m.maxBytes(5).shrinkTolerance(0.6)))
            .mappings());
    assertEquals(
        new HealingOptions(days(1), days(2), 3, days(4), days(5)),
        LibindexOptions.of(
                options ->
                    options
                        .healing(h -> h.interval(days(1)).retryInterval(days(2)).retryLimit(3))
                        .healing(h -> h.cellRetention(days(4)).warningInterval(days(5))))
            .healing());
    LayerLimits layer = new LayerLimits(1, 2, 3, 4);
    Path folder = Path.of("folder");
    assertEquals(
        new LimitOptions(layer, 5, folder),
        LibindexOptions.of(
                options ->
                    options.limits(
                        l -> l.layer(layer).captureMemoryBytes(5).temporaryDirectory(folder)))
            .limits());
    assertEquals(
        UnknownContent.PARTIAL,
        LibindexOptions.of(options -> options.unknownContent(UnknownContent.PARTIAL))
            .unknownContent());
    assertEquals(UnknownContent.NOTICE, LibindexOptions.defaults().unknownContent());
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }

  private static void set(String name, Duration value) {
    LibindexOptions.of(options -> Objects.requireNonNull(TIMES.get(name)).accept(options, value));
  }
}
