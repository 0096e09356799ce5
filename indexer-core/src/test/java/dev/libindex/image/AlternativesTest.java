package dev.libindex.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.model.Digest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Alternatives of an index")
class AlternativesTest {
  private static final int MANY = 100_000;
  private static final int SECONDS = 20;

  private static Descriptor descriptor(int number, String name, @Nullable String platform) {
    return new Descriptor(
        "",
        new Digest(Digest.Algorithm.SHA256, "%064x".formatted(number)),
        0,
        "",
        platform == null ? null : Platform.parse(platform),
        Map.of("org.opencontainers.image.ref.name", name));
  }

  /** Puts each descriptor into the first group in which all others may be its alternatives. */
  private static List<List<Descriptor>> groupByComparing(List<Descriptor> descriptors) {
    List<List<Descriptor>> groups = new ArrayList<>();
    for (Descriptor descriptor : descriptors) {
      List<Descriptor> group =
          groups.stream()
              .filter(others -> others.stream().allMatch(other -> differ(descriptor, other)))
              .findFirst()
              .orElse(null);
      if (group == null) {
        group = new ArrayList<>();
        groups.add(group);
      }
      group.add(descriptor);
    }
    return groups;
  }

  private static boolean differ(Descriptor one, Descriptor other) {
    return one.platform() != null
        && other.platform() != null
        && !one.platform().equals(other.platform())
        && one.name().equals(other.name());
  }

  @Test
  @DisplayName("are those of one name that differ in their platforms")
  void grouping() {
    Random random = new Random(1);
    List<String> names = List.of("", "a", "b");
    List<@Nullable String> platforms =
        new ArrayList<>(List.of("linux/amd64", "linux/arm64", "a/b"));
    platforms.add(null);
    for (int run = 0; run < 500; run++) {
      List<Descriptor> descriptors =
          IntStream.range(0, random.nextInt(20))
              .mapToObj(
                  number ->
                      descriptor(
                          number,
                          names.get(random.nextInt(names.size())),
                          platforms.get(random.nextInt(platforms.size()))))
              .toList();
      assertEquals(groupByComparing(descriptors), Alternatives.group(descriptors));
    }
  }

  @Test
  @Timeout(SECONDS)
  @DisplayName("are found in time that is linear in the size of the index")
  void many() {
    List<Descriptor> named =
        IntStream.range(0, MANY).mapToObj(i -> descriptor(i, "name" + i, "linux/amd64")).toList();
    assertEquals(MANY, Alternatives.group(named).size());

    List<Descriptor> same = Collections.nCopies(MANY, descriptor(1, "a", "linux/amd64"));
    assertEquals(MANY, Alternatives.group(same).size());

    List<Descriptor> platforms =
        IntStream.range(0, MANY).mapToObj(i -> descriptor(i, "a", "linux/cpu" + i)).toList();
    assertEquals(1, Alternatives.group(platforms).size());
  }
}
