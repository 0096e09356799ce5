package dev.libindex.scan;

import java.util.List;
import java.util.Objects;

/**
 * What a scanner read out of a layer for later composing or binding: a pure function of the layer's
 * bytes, the scanner's version and the per-layer limits.
 *
 * @param mapping the name of the mapping that binds it; empty for evidence that only a {@code
 *     Composer} uses, which has no keys
 * @param keys the keys of the mapping that the result depends on, sorted and without duplicates.
 *     When the mapping's value for one of them changes or appears, the evidence is bound again
 * @param content everything that {@link Binder#bind} or {@link
 *     dev.libindex.ecosystem.Composer#compose} needs, in a format of the scanner's choice, as long
 *     as equal evidence gives equal text
 * @param format the version of that format
 */
public record Evidence(String mapping, List<String> keys, String content, int format) {

  /**
   * Sorts the keys and drops duplicates.
   *
   * @throws IllegalArgumentException if there are keys but no mapping
   */
  public Evidence {
    Objects.requireNonNull(mapping, "mapping");
    Objects.requireNonNull(content, "content");
    keys = keys.stream().distinct().sorted().toList();
    if (mapping.isEmpty() && !keys.isEmpty()) {
      throw new IllegalArgumentException("keys of no mapping: " + keys);
    }
  }

  /**
   * Creates evidence that needs no mapping, but the results of other layers: the scanner's {@link
   * dev.libindex.ecosystem.Composer} uses it, and it is never bound.
   */
  public static Evidence forComposition(String content, int format) {
    return new Evidence("", List.of(), content, format);
  }
}
