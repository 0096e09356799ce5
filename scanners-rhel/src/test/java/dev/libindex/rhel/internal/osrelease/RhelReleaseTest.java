package dev.libindex.rhel.internal.osrelease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RhelReleaseTest {

  @Test
  void searchIsLinear() {
    String text = "Red Hat Enterprise Linux " + " ".repeat(4_000_000) + "release" + " ".repeat(99);

    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertEquals(Optional.empty(), parse(text)));
  }

  @Test
  void nameAfterOneWithoutANumberIsFound() throws OsReleaseSyntaxException {
    assertEquals(
        Optional.of(new RhelRelease(9)),
        parse("NAME=\"Red Hat Enterprise Linux\"\nX=\"Red Hat Enterprise Linux 9.4\"\n"));
  }

  private static Optional<RhelRelease> parse(String text) throws OsReleaseSyntaxException {
    return RhelRelease.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
