package dev.libindex.scan;

import java.util.List;
import java.util.Objects;

/**
 * What a scanner read out of a layer for later binding: a pure function of the layer's bytes, the
 * scanner's version and the per-layer limits.
 *
 * @param mapping the mapping that binds it
 * @param keys the keys of that mapping that decide the outcome, sorted, each once. When the mapping
 *     changes at one of them, or gains it, the evidence is bound again
 * @param content everything {@link Binder#bind} needs, in a canonical text of the scanner's own
 *     (equal evidence gives equal text)
 * @param format the version of that text's form
 */
public record Evidence(String mapping, List<String> keys, String content, int format) {

  /** Sorts the keys and drops repetitions. */
  public Evidence {
    Objects.requireNonNull(mapping, "mapping");
    Objects.requireNonNull(content, "content");
    keys = keys.stream().distinct().sorted().toList();
  }
}
