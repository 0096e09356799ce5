package dev.libindex.image;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Which platform of an image is wanted.
 *
 * @param preferred the platforms, from the most wanted to the least
 * @param required whether an image for any other platform is refused
 */
public record PlatformChoice(List<Platform> preferred, boolean required) {
  private static final String LINUX = "linux";

  /** Copies the list. */
  public PlatformChoice {
    preferred = List.copyOf(preferred);
  }

  /** Returns the choice of this platform and no other. */
  public static PlatformChoice only(Platform platform) {
    return new PlatformChoice(List.of(platform), true);
  }

  /**
   * Returns the choice of Linux on the architecture of this machine; if there is no such image, on
   * amd64; and otherwise of whatever there is.
   */
  public static PlatformChoice forThisMachine() {
    return forMachine(System.getProperty("os.arch", "amd64"));
  }

  static PlatformChoice forMachine(String architecture) {
    Platform machine = new Platform(LINUX, architecture, "");
    return new PlatformChoice(List.of(machine, new Platform(LINUX, "amd64", "")), false);
  }

  /** Returns whether an image for this platform may be taken; null means that none is stated. */
  public boolean accepts(@Nullable Platform platform) {
    return rank(platform).isPresent();
  }

  /**
   * Returns how far down in the order of preference a platform is; empty if it is refused. An image
   * that does not state its platform may be the wanted one, so it comes before all that are not.
   */
  OptionalInt rank(@Nullable Platform platform) {
    int last = 2 * preferred.size();
    if (platform == null) {
      return OptionalInt.of(last);
    }
    for (int i = 0; i < preferred.size(); i++) {
      Platform wanted = preferred.get(i);
      if (platform.isAcceptableAs(wanted)) {
        return OptionalInt.of(platform.isExactly(wanted) ? 2 * i : 2 * i + 1);
      }
    }
    return required ? OptionalInt.empty() : OptionalInt.of(last + 1);
  }
}
