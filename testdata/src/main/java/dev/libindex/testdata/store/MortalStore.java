package dev.libindex.testdata.store;

import dev.libindex.store.LayerScan;
import dev.libindex.store.Store;
import dev.libindex.testdata.store.FaultyStore.Moment;
import java.util.function.Supplier;

/** A store as a process sees it that a switch may kill. */
final class MortalStore extends ForwardingStore {
  private final KillSwitch life;

  MortalStore(KillSwitch life, Store store) {
    super(store);
    this.life = life;
  }

  @Override
  protected <T> T call(StoreMethod method, Supplier<T> call) {
    return method.isWrite() ? life.write(method.name(), call) : life.read(method.name(), call);
  }

  @Override
  public void setLayerScanned(LayerScan scan) {
    try {
      super.setLayerScanned(scan);
    } catch (ProcessKilled e) {
      if (e.moment() == Moment.BEFORE) {
        life.addFetchedInVain(scan.layer());
      }
      throw e;
    }
  }
}
