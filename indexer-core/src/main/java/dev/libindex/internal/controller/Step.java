package dev.libindex.internal.controller;

import dev.libindex.model.State;

/** The work of one state. Thread-safe: what belongs to a run is in the run. */
@FunctionalInterface
interface Step {

  /** Works, and says which state is next. */
  State run(IndexRun run) throws InterruptedException;
}
