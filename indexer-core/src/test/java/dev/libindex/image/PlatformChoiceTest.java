package dev.libindex.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformChoiceTest {

  @ParameterizedTest
  @CsvSource({
    "linux/amd64, linux/amd64",
    "Linux/AMD64, linux/amd64",
    "linux/x86_64, linux/amd64",
    "linux/aarch64, linux/arm64",
    "linux/arm/v7, linux/arm/v7",
    "windows/386, windows/386"
  })
  void readsPlatforms(String text, String expected) {
    assertEquals(expected, Platform.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "linux", "amd64", "linux/", "/amd64", "linux/arm/v7/x", "a b/c"})
  void refusesWhatIsNoPlatform(String text) {
    assertThrows(IllegalArgumentException.class, () -> Platform.parse(text));
  }

  @ParameterizedTest(name = "{0} wanted, {1}: {2}")
  @CsvSource({
    "linux/arm64, linux/arm64, 0",
    "linux/arm64, linux/arm64/v8, 0",
    "linux/arm64/v8, linux/arm64, 0",
    "linux/arm64, linux/arm64/v9, 1",
    "linux/arm, linux/arm/v7, 0",
    "linux/arm, linux/arm/v6, 1",
    "linux/arm/v6, linux/arm, 1",
    "linux/arm/v6, linux/arm/v7, ",
    "linux/arm64, linux/arm, ",
    "linux/amd64, windows/amd64, "
  })
  void onlyThePlatformThatIsAskedFor(String wanted, String platform, Integer rank) {
    PlatformChoice choice = PlatformChoice.only(Platform.parse(wanted));

    OptionalInt actual = choice.rank(Platform.parse(platform));
    assertEquals(rank, actual.isPresent() ? Integer.valueOf(actual.getAsInt()) : null);
  }

  @Test
  void anImageThatStatesNoPlatformMayBeTheOneThatIsAskedFor() {
    assertTrue(PlatformChoice.only(Platform.parse("linux/arm64")).rank(null).isPresent());
  }

  @Test
  void byDefaultThisMachineThenAmd64ThenAnything() {
    PlatformChoice choice = PlatformChoice.forMachine("aarch64");

    assertEquals(0, rank(choice, "linux/arm64"));
    assertEquals(2, rank(choice, "linux/amd64"));
    assertEquals(4, choice.rank(null).orElseThrow());
    assertEquals(5, rank(choice, "windows/amd64"));
    assertEquals(5, rank(choice, "linux/s390x"));
  }

  private static int rank(PlatformChoice choice, String platform) {
    return choice.rank(Platform.parse(platform)).orElseThrow();
  }
}
