package dev.libindex.internal.scan;

import dev.libindex.layer.LayerException;
import dev.libindex.layer.LayerView;
import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.testdata.contract.FakeLayer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;

/**
 * A reader for which every layer is empty. Tests can run code while a URI is read, and see which
 * URIs were read and how many layers are still open. Thread-safe.
 */
final class FakeReader implements LayerReader {

  /** Code to run while a layer is read. */
  interface Reading {
    void run() throws InterruptedException;
  }

  private final Map<String, Reading> readings = new ConcurrentHashMap<>();
  private final List<String> read = new CopyOnWriteArrayList<>();
  private final List<CapturedLayer> open = new CopyOnWriteArrayList<>();

  /** Makes this run whenever the URI is read. */
  void on(String uri, Reading reading) {
    readings.put(uri, reading);
  }

  /** Makes reading the layer's URI fail. */
  void failOn(Layer layer) {
    on(layer.uri(), () -> fail(layer));
  }

  static void fail(Layer layer) {
    throw new LayerException(layer.hash(), LayerException.Problem.STATUS, "status 404", null);
  }

  /** Returns the URIs that were read, in order, including those that failed. */
  List<String> read() {
    return List.copyOf(read);
  }

  /** Returns the number of layers that have been handed out and not closed. */
  int open() {
    return open.size();
  }

  @Override
  public CapturedLayer read(Layer layer, Wanted wanted, LongConsumer progress)
      throws InterruptedException {
    read.add(layer.uri());
    readings.getOrDefault(layer.uri(), () -> {}).run();
    CapturedLayer captured = new Empty();
    open.add(captured);
    return captured;
  }

  private final class Empty implements CapturedLayer {
    @Override
    public LayerView view() {
      return FakeLayer.empty();
    }

    @Override
    public Optional<Digest> diffId() {
      return Optional.empty();
    }

    @Override
    public int requests() {
      return 1;
    }

    @Override
    public long bytesReceived() {
      return 0;
    }

    @Override
    public long entries() {
      return 0;
    }

    @Override
    public void close() {
      open.remove(this);
    }
  }
}
