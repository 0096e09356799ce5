package dev.libindex.testdata.store;

import dev.libindex.store.LayerScan;
import dev.libindex.store.Store;
import dev.libindex.testdata.store.FaultyStore.Moment;
import java.util.function.Supplier;

/** The store of a process that a {@link KillSwitch} may kill. */
final class KillableStore extends ForwardingStore {
  private final KillSwitch killSwitch;

  KillableStore(KillSwitch killSwitch, Store store) {
    super(store);
    this.killSwitch = killSwitch;
  }

  @Override
  protected <T> T call(StoreMethod method, Supplier<T> call) {
    return method.isWrite()
        ? killSwitch.write(method.name(), call)
        : killSwitch.read(method.name(), call);
  }

  @Override
  public void setLayerScanned(LayerScan scan) {
    try {
      super.setLayerScanned(scan);
    } catch (ProcessKilled e) {
      if (e.moment() == Moment.BEFORE) {
        killSwitch.addWastedLayer(scan.layer());
      }
      throw e;
    }
  }
}
