package dev.libindex.healing.laws;

/** Whether the foreign scanner has a bad day, in the whole cluster. Thread-safe. */
final class Hiccups {
  private volatile boolean on;

  boolean on() {
    return on;
  }

  void turn(boolean newState) {
    on = newState;
  }
}
