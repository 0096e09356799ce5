package dev.libindex.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/** Who asks for which manifest when: each every 8 to 30 s, at random but the same for a seed. */
final class Pollers {
  private static final int SHORTEST_MILLISECONDS = 8_000;
  private static final int LONGEST_MILLISECONDS = 30_000;

  private final PriorityQueue<Ask> asks = new PriorityQueue<>();
  private final Random random;

  private record Ask(Instant at, int manifest) implements Comparable<Ask> {

    @Override
    public int compareTo(Ask other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : Integer.compare(manifest, other.manifest);
    }
  }

  Pollers(int manifests, Instant start, long seed) {
    random = new Random(seed);
    for (int i = 0; i < manifests; i++) {
      asks.add(new Ask(start.plusMillis(random.nextInt(LONGEST_MILLISECONDS)), i));
    }
  }

  /** The manifests that are asked for until then, in order; they will be asked for again. */
  List<Integer> until(Instant end) {
    List<Integer> due = new ArrayList<>();
    for (Ask ask = asks.peek(); ask != null && !ask.at.isAfter(end); ask = asks.peek()) {
      asks.remove();
      due.add(ask.manifest);
      asks.add(new Ask(ask.at.plus(pause()), ask.manifest));
    }
    return due;
  }

  private Duration pause() {
    return Duration.ofMillis(random.nextInt(SHORTEST_MILLISECONDS, LONGEST_MILLISECONDS + 1));
  }
}
