package dev.libindex.healing.laws;

import dev.libindex.rhel.RhelConfig;
import dev.libindex.testdata.store.FaultyStore.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Generates sequences of steps. Each sequence uses only a few of the images, so that steps
 * interact; some have transient errors or interrupted sweeps as their theme.
 */
final class RandomSteps {
  private static final int NODES = 2;

  /**
   * The approximate number of store calls of a run that fetches all layers; one that fetches none
   * makes four.
   */
  private static final int CALLS = 14;

  private static final List<Duration> AGES = List.of(Duration.ZERO, Duration.ofHours(24));
  private static final List<Duration> TIMES =
      List.of(Duration.ofMinutes(2), Duration.ofMinutes(40), Duration.ofHours(25));
  private static final List<Integer> LIMITS = List.of(1, 2, 100);

  /** The theme of a sequence, from which a quarter of its steps are taken. */
  private enum Theme {
    ANYTHING,
    TRANSIENT_ERRORS,
    SWEEPS
  }

  private final Random random;
  private final Theme theme;
  private final List<Image> images;

  private RandomSteps(long seed) {
    this.random = new Random(seed);
    this.theme = any(Theme.values());
    this.images =
        theme == Theme.TRANSIENT_ERRORS ? List.of(Image.NOTED, Image.FOREIGN) : someImages();
  }

  private List<Image> someImages() {
    List<Image> all = new ArrayList<>(List.of(Image.values()));
    Collections.shuffle(all, random);
    return List.copyOf(all.subList(0, 1 + random.nextInt(all.size())));
  }

  /** Returns the sequence of this seed, which is always the same. */
  static List<Step> of(long seed, int length) {
    RandomSteps steps = new RandomSteps(seed);
    List<Step> sequence = new ArrayList<>();
    while (sequence.size() < length) {
      sequence.add(steps.next());
    }
    return sequence;
  }

  /** Returns steps for one of several threads, without any that cause a layer to be read again. */
  static List<Step> withoutRescans(long seed, int length) {
    RandomSteps steps = new RandomSteps(seed);
    return Stream.generate(steps::withoutRescans).limit(length).toList();
  }

  /** Returns steps for one of several threads, in which nodes are replaced while they work. */
  static List<Step> withReplacements(long seed, int length) {
    RandomSteps steps = new RandomSteps(seed);
    return Stream.generate(steps::withReplacements).limit(length).toList();
  }

  private Step withoutRescans() {
    int kind = random.nextInt(20);
    if (kind < 12) {
      return new Step.Index(node(), any(images));
    } else if (kind < 15) {
      return new Step.Import(node(), any(MappingTable.values()), true);
    }
    return kind < 18 ? new Step.Heal(node()) : new Step.Look(node(), any(images));
  }

  private Step withReplacements() {
    int kind = random.nextInt(40);
    if (kind < 2) {
      return replace(node());
    }
    return kind < 6 ? new Step.TransientErrors(random.nextBoolean()) : ofNode(node());
  }

  private Step next() {
    return random.nextInt(4) == 0 ? ofTheme() : anything();
  }

  private Step ofTheme() {
    return switch (theme) {
      case ANYTHING -> anything();
      case TRANSIENT_ERRORS ->
          random.nextBoolean()
              ? new Step.TransientErrors(random.nextBoolean())
              : new Step.Requeue(node(), Duration.ZERO, 1);
      case SWEEPS -> ofSweeps();
    };
  }

  private Step ofSweeps() {
    int node = node();
    return switch (random.nextInt(3)) {
      case 0 -> new Step.Import(node, any(MappingTable.values()), false);
      case 1 -> new Step.WithFault(new Step.Heal(node), fault());
      default ->
          new Step.Interleaved(
              random.nextBoolean() ? new Step.Heal(node) : new Step.Index(node, any(images)),
              call(),
              new Step.Import((node + 1) % NODES, any(MappingTable.values()), true));
    };
  }

  private Step anything() {
    int kind = random.nextInt(100);
    if (kind < 50) {
      return ofNode(node());
    } else if (kind < 72) {
      return ofCluster();
    } else if (kind < 84) {
      return new Step.WithFault(ofNode(node()), fault());
    } else if (kind < 95) {
      return interleaved();
    }
    return new Step.WithFault(interleaved(), fault());
  }

  private Step.Interleaved interleaved() {
    int node = node();
    int other = (node + 1 + random.nextInt(NODES - 1)) % NODES;
    return new Step.Interleaved(ofNode(node), call(), otherStep(other));
  }

  private Step otherStep(int node) {
    int kind = random.nextInt(10);
    if (kind < 7) {
      return ofNode(node);
    }
    return kind < 9 ? new Step.WithFault(ofNode(node), fault()) : replace(node);
  }

  private Step.OfNode ofNode(int node) {
    int kind = random.nextInt(20);
    if (kind < 9) {
      return new Step.Index(node, any(images));
    } else if (kind < 13) {
      return new Step.Import(node, any(MappingTable.values()), random.nextBoolean());
    } else if (kind < 16) {
      return new Step.Heal(node);
    } else if (kind < 18) {
      return new Step.Requeue(node, any(AGES), any(LIMITS));
    }
    return new Step.Delete(node, any(images));
  }

  private Step ofCluster() {
    int kind = random.nextInt(13);
    if (kind < 3) {
      return new Step.IndexTwice(node(), any(images));
    } else if (kind < 5) {
      return new Step.Look(node(), any(images));
    } else if (kind < 7) {
      return new Step.TransientErrors(random.nextBoolean());
    } else if (kind < 9) {
      return new Step.ServeLayer(random.nextInt(Image.allLayers().size()), random.nextInt(3) > 0);
    } else if (kind < 11) {
      return replace(node());
    }
    return new Step.PassTime(any(TIMES));
  }

  private Step.ReplaceNode replace(int node) {
    List<MappingTable> seeds = new ArrayList<>();
    for (String mapping :
        List.of(RhelConfig.REPOSITORY_TO_CPE, RhelConfig.CONTAINER_NAME_REPOSITORIES)) {
      if (random.nextInt(3) == 0) {
        seeds.add(
            any(
                Arrays.stream(MappingTable.values())
                    .filter(table -> table.mapping().equals(mapping))
                    .toList()));
      }
    }
    return new Step.ReplaceNode(node, any(Release.values()), new SeedFiles(seeds));
  }

  private Fault fault() {
    return new Fault(call(), any(Moment.values()), random.nextInt(3) > 0);
  }

  /** Returns the number of a call, preferring the first ones. */
  private int call() {
    int first = random.nextInt(CALLS);
    int second = random.nextInt(CALLS);
    return 1 + Math.min(first, second);
  }

  private int node() {
    return random.nextInt(NODES);
  }

  private <T> T any(T[] choice) {
    return choice[random.nextInt(choice.length)];
  }

  private <T> T any(List<T> choice) {
    return choice.get(random.nextInt(choice.size()));
  }
}
