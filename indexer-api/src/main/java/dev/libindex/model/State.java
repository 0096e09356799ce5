package dev.libindex.model;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How far indexing a manifest has come. The names are claircore's, because reports contain them;
 * {@link #INDEX_PARTIAL} is from claircore's pull request 1892.
 */
public enum State {
  /**
   * One read of the store decides whether to answer, to fail because of a back-off, or to go on.
   */
  CHECK_MANIFEST("CheckManifest"),
  /** Layers with missing cells are fetched, each by one node of the cluster. */
  FETCH_LAYERS("FetchLayers"),
  /** Every scanner reads the captured files of each fetched layer. */
  SCAN_LAYERS("ScanLayers"),
  /** Evidence is bound, and the layers are merged into one image. */
  COALESCE("Coalesce"),
  /** The report and its searchable rows are written. */
  INDEX_MANIFEST("IndexManifest"),
  /** The end: everything was read and bound. */
  INDEX_FINISHED("IndexFinished"),
  /** The end for now: the report says what is missing. */
  INDEX_PARTIAL("IndexPartial"),
  /** The end without contents: the manifest could not be indexed. */
  INDEX_ERROR("IndexError");

  private static final Map<State, Set<State>> NEXT = transitions();

  private final String text;

  State(String text) {
    this.text = text;
  }

  /** Returns the name in JSON and in the store. */
  public String text() {
    return text;
  }

  /** Returns the states that may follow this one in a run; none for the three final states. */
  public Set<State> next() {
    return NEXT.getOrDefault(this, Set.of());
  }

  /** Returns whether a run ends in this state. */
  public boolean isTerminal() {
    return next().isEmpty();
  }

  /**
   * Returns the state with exactly this name.
   *
   * @throws IllegalArgumentException if there is no such state
   */
  public static State parse(String text) {
    for (State state : values()) {
      if (state.text.equals(text)) {
        return state;
      }
    }
    throw new IllegalArgumentException("unknown state: " + text);
  }

  private static Map<State, Set<State>> transitions() {
    Map<State, Set<State>> next = new EnumMap<>(State.class);
    next.put(
        CHECK_MANIFEST,
        EnumSet.of(FETCH_LAYERS, COALESCE, INDEX_FINISHED, INDEX_PARTIAL, INDEX_ERROR));
    next.put(FETCH_LAYERS, EnumSet.of(SCAN_LAYERS, INDEX_ERROR));
    next.put(SCAN_LAYERS, EnumSet.of(COALESCE, INDEX_ERROR));
    next.put(COALESCE, EnumSet.of(INDEX_MANIFEST, FETCH_LAYERS, INDEX_ERROR));
    next.put(
        INDEX_MANIFEST,
        EnumSet.of(INDEX_FINISHED, INDEX_PARTIAL, COALESCE, FETCH_LAYERS, INDEX_ERROR));
    return next;
  }
}
