package dev.libindex.healing;

import dev.libindex.Libindex;

/** Starts the processes of a scenario, one after the other. */
interface ProcessStarter {

  /** Another process, with this version of the foreign scanner. The caller closes it. */
  Libindex start(String version);

  /** Long enough for everything to expire that a dead or failed one has claimed. */
  void letTimePass();
}
