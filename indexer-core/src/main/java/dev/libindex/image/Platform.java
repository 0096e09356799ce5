package dev.libindex.image;

import java.util.Locale;

/**
 * The operating system and processor that an image is made for, named as by Go and OCI.
 *
 * <p>Names are kept in lower case. The kernel's names of processors, such as {@code x86_64} and
 * {@code aarch64}, are replaced by Go's.
 *
 * @param os the operating system, for instance {@code linux}
 * @param architecture the architecture, for instance {@code amd64}
 * @param variant the version of the architecture, for instance {@code v8}; empty if it is not
 *     stated
 */
public record Platform(String os, String architecture, String variant) {

  /** Brings the names into their usual form. */
  public Platform {
    os = os.toLowerCase(Locale.ROOT);
    architecture = goName(architecture.toLowerCase(Locale.ROOT));
    variant = variant.toLowerCase(Locale.ROOT);
  }

  /**
   * Reads {@code os/architecture} or {@code os/architecture/variant}.
   *
   * @throws IllegalArgumentException if the text does not have this form
   */
  public static Platform parse(String text) {
    String[] parts = text.split("/", -1);
    boolean complete = parts.length == 2 || parts.length == 3;
    for (String part : parts) {
      complete &= part.matches("[A-Za-z0-9_.-]+");
    }
    if (!complete) {
      throw new IllegalArgumentException(
          "not a platform, which is OS/ARCHITECTURE or OS/ARCHITECTURE/VARIANT: " + text);
    }
    return new Platform(parts[0], parts[1], parts.length == 3 ? parts[2] : "");
  }

  /** Returns whether this is the wanted platform; a variant counts only if both state one. */
  boolean isAcceptableAs(Platform wanted) {
    return os.equals(wanted.os)
        && architecture.equals(wanted.architecture)
        && (variant.isEmpty() || wanted.variant.isEmpty() || variant.equals(wanted.variant));
  }

  /** Returns whether this is the wanted platform, down to the variant. */
  boolean isExactly(Platform wanted) {
    return isAcceptableAs(wanted) && usualVariant().equals(wanted.usualVariant());
  }

  /** Returns the variant, or the one that is meant where none is stated. */
  private String usualVariant() {
    if (!variant.isEmpty()) {
      return variant;
    }
    return switch (architecture) {
      case "amd64" -> "v1";
      case "arm" -> "v7";
      case "arm64" -> "v8";
      default -> "";
    };
  }

  private static String goName(String architecture) {
    return switch (architecture) {
      case "x86_64", "x86-64" -> "amd64";
      case "aarch64" -> "arm64";
      case "i386", "i686", "x86" -> "386";
      default -> architecture;
    };
  }

  /** Returns the text that {@link #parse} reads. */
  @Override
  public String toString() {
    return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
  }
}
