package dev.libindex.rhel.internal.coalesce;

import static dev.libindex.rhel.internal.coalesce.TestLayer.DATABASE;
import static dev.libindex.rhel.internal.coalesce.TestLayer.distribution;
import static dev.libindex.rhel.internal.coalesce.TestLayer.image;
import static dev.libindex.rhel.internal.coalesce.TestLayer.layer;
import static dev.libindex.rhel.internal.coalesce.TestLayer.rpm;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.ecosystem.Coalescer;
import dev.libindex.model.Contents;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests which distribution a package belongs to. */
final class DistributionsTest {

  static Stream<Coalescer> coalescers() {
    return Stream.of(new LinuxCoalescer(), new RhelCoalescer());
  }

  @ParameterizedTest
  @MethodSource("coalescers")
  void distributionIsTheNearestBelowElseAbove(Coalescer coalescer) {
    Contents contents =
        coalescer.coalesce(
            image(
                layer(0).database(DATABASE, rpm("a")),
                layer(1).database(DATABASE, rpm("a"), rpm("b")).with(distribution("eight")),
                layer(2).database(DATABASE, rpm("a"), rpm("b"), rpm("c")),
                layer(3)
                    .database(DATABASE, rpm("a"), rpm("b"), rpm("c"), rpm("d"))
                    .with(distribution("nine"))));
    assertEquals("eight", Places.distribution(contents, "a"));
    assertEquals("eight", Places.distribution(contents, "b"));
    assertEquals("eight", Places.distribution(contents, "c"));
    assertEquals("nine", Places.distribution(contents, "d"));
    assertEquals(2, contents.distributions().size());
  }

  @ParameterizedTest
  @MethodSource("coalescers")
  void packageHasNoDistributionIfNoLayerHasOne(Coalescer coalescer) {
    Contents contents = coalescer.coalesce(image(layer(0).database(DATABASE, rpm("a"))));
    assertEquals("", Places.distribution(contents, "a"));
  }

  @ParameterizedTest
  @MethodSource("coalescers")
  void d14OpaqueRootDiscardsLowerLayers(Coalescer coalescer) {
    Contents contents =
        coalescer.coalesce(
            image(
                layer(0)
                    .database(DATABASE, rpm("a"))
                    .with(distribution("eight"))
                    .with(TestLayer.repository("r", "1")),
                layer(1).whiteout(".wh..wh..opq")));
    assertEquals(Contents.empty(), contents);
  }
}
