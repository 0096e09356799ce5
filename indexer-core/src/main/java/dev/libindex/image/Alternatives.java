package dev.libindex.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells which entries of an index are one image for several platforms. */
final class Alternatives {
  private final List<List<Descriptor>> groups = new ArrayList<>();
  private final Map<String, OfOneName> names = new HashMap<>();

  /** The images of a name, and in how many of them, counted from the first, a platform is. */
  private record OfOneName(List<List<Descriptor>> images, Map<Platform, Integer> platforms) {}

  private Alternatives() {}

  /**
   * Groups descriptors. Each belongs to the first image of its name that has no descriptor for its
   * platform yet; one without a platform is an image by itself.
   */
  static List<List<Descriptor>> group(List<Descriptor> descriptors) {
    Alternatives alternatives = new Alternatives();
    for (Descriptor descriptor : descriptors) {
      alternatives.groupOf(descriptor).add(descriptor);
    }
    return alternatives.groups;
  }

  private List<Descriptor> groupOf(Descriptor descriptor) {
    if (descriptor.platform() == null) {
      return newGroup();
    }
    OfOneName named =
        names.computeIfAbsent(
            descriptor.name(), name -> new OfOneName(new ArrayList<>(), new HashMap<>()));
    int index = named.platforms().merge(descriptor.platform(), 1, Integer::sum) - 1;
    if (index == named.images().size()) {
      named.images().add(newGroup());
    }
    return named.images().get(index);
  }

  private List<Descriptor> newGroup() {
    List<Descriptor> group = new ArrayList<>();
    groups.add(group);
    return group;
  }
}
