package dev.libindex.rhel;

import dev.libindex.ecosystem.Ecosystem;
import java.util.List;

/**
 * The usual choice of ecosystems for Red Hat images. Each can also be registered by itself: {@link
 * RpmEcosystem} alone, for instance, finds the packages of any distribution that uses rpm, and
 * needs no mapping.
 */
public final class Ecosystems {
  private Ecosystems() {}

  /**
   * Returns all ecosystems of this module, in claircore's order: {@code rhel}, {@code rpm}, {@code
   * rhcc}.
   */
  public static List<Ecosystem> rhel(RhelConfig config) {
    return List.of(
        RhelEcosystem.create(config), RpmEcosystem.create(), RhccEcosystem.create(config));
  }
}
