package dev.libindex.healing.laws;

/**
 * Thrown in the threads of a node that was killed. An error, so that it is not handled like the
 * failure of a store.
 */
final class NodeKilled extends Error {
  private static final long serialVersionUID = 1L;

  NodeKilled() {
    super("killed", null, false, false);
  }
}
