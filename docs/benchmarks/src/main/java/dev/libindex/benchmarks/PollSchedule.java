package dev.libindex.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * The schedule of the polls: each manifest is requested every 8 to 30 s, at random, but always the
 * same for a seed.
 */
final class PollSchedule {
  private static final int MIN_MILLISECONDS = 8_000;
  private static final int MAX_MILLISECONDS = 30_000;

  private final PriorityQueue<Poll> polls = new PriorityQueue<>();
  private final Random random;

  private record Poll(Instant at, int manifest) implements Comparable<Poll> {

    @Override
    public int compareTo(Poll other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : Integer.compare(manifest, other.manifest);
    }
  }

  PollSchedule(int manifests, Instant start, long seed) {
    random = new Random(seed);
    for (int i = 0; i < manifests; i++) {
      polls.add(new Poll(start.plusMillis(random.nextInt(MAX_MILLISECONDS)), i));
    }
  }

  /**
   * Returns the manifests that are requested until the given time, in order, and schedules their
   * next requests.
   */
  List<Integer> takeUntil(Instant end) {
    List<Integer> due = new ArrayList<>();
    for (Poll poll = polls.peek(); poll != null && !poll.at.isAfter(end); poll = polls.peek()) {
      polls.remove();
      due.add(poll.manifest);
      polls.add(new Poll(poll.at.plus(pause()), poll.manifest));
    }
    return due;
  }

  private Duration pause() {
    return Duration.ofMillis(random.nextInt(MIN_MILLISECONDS, MAX_MILLISECONDS + 1));
  }
}
