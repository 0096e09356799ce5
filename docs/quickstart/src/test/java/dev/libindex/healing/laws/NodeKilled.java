package dev.libindex.healing.laws;

/** The process ends here. An error, so that nothing in its way handles it. */
final class NodeKilled extends Error {
  private static final long serialVersionUID = 1L;

  NodeKilled() {
    super("killed", null, false, false);
  }
}
