package dev.libindex.image;

import java.util.ArrayList;
import java.util.List;

/** Tells which entries of an index are one image for several platforms. */
final class Alternatives {
  private Alternatives() {}

  /**
   * Groups descriptors. Each belongs to the first image of its name that has no descriptor for its
   * platform yet; one without a platform is an image by itself.
   */
  static List<List<Descriptor>> group(List<Descriptor> descriptors) {
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

  /** Returns whether two descriptors differ in nothing that is known but the platform. */
  private static boolean differ(Descriptor one, Descriptor other) {
    return one.platform() != null
        && other.platform() != null
        && !one.platform().equals(other.platform())
        && one.name().equals(other.name());
  }
}
