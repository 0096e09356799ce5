package dev.libindex.healing;

import dev.libindex.Libindex;

/** Starts the processes of a scenario, one after another. */
interface ProcessStarter {

  /** Starts a process with this version of the foreign scanner. The caller closes it. */
  Libindex start(String version);

  /** Lets so much time pass that all leases and claims of killed or failed processes expire. */
  void letTimePass();
}
