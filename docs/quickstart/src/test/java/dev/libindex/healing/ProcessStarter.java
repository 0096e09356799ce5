package dev.libindex.healing;

import dev.libindex.Libindex;

/** Starts the processes of a scenario, one after another. */
interface ProcessStarter {

  /** Starts a process with this version of the foreign scanner. The caller closes it. */
  Libindex start(String version);

  /** Lets enough time pass for all leases and claims of killed or failed processes to expire. */
  void letTimePass();
}
