package dev.libindex.internal.scan;

import dev.libindex.error.StaleLeaseException;
import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * The layers that are on their way in this process, each once. Tasks are leaves: none submits
 * another, so a bounded executor cannot deadlock. Thread-safe.
 */
public final class LayerFlights {
  private static final int LEASES_TO_LOSE = 3;

  private final ConcurrentMap<Digest, LayerFlight> flights = new ConcurrentHashMap<>();
  private final Executor executor;
  private final Semaphore permits;
  private final LeaseKeeper leases;
  private final LayerScans scans;

  /**
   * Makes an empty airport.
   *
   * @param executor runs the flights
   * @param concurrency how many may be in the air at once
   */
  public LayerFlights(Executor executor, int concurrency, LeaseKeeper leases, LayerScans scans) {
    this.executor = executor;
    this.permits = new Semaphore(concurrency);
    this.leases = leases;
    this.scans = scans;
  }

  /** Starts, or joins, the flights of these layers. The caller closes what it gets. */
  public Boarding board(List<Layer> layers) {
    return new Boarding(this, layers);
  }

  LayerFlight board(Layer layer) {
    while (true) {
      LayerFlight fresh = new LayerFlight(layer);
      LayerFlight flight = flights.computeIfAbsent(layer.hash(), digest -> fresh);
      if (flight.join()) {
        if (flight == fresh) {
          start(flight);
        }
        return flight;
      }
      flights.remove(layer.hash(), flight);
    }
  }

  private void start(LayerFlight flight) {
    try {
      executor.execute(() -> fly(flight));
    } catch (RuntimeException e) {
      flights.remove(flight.layer().hash(), flight);
      flight.fail(e);
    }
  }

  private void fly(LayerFlight flight) {
    try {
      if (flight.begin()) {
        permits.acquire();
        try {
          work(flight);
        } finally {
          permits.release();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      flight.fail(new CancellationException("interrupted: " + flight.layer()));
    } catch (RuntimeException | Error e) {
      flight.fail(e);
    } finally {
      flights.remove(flight.layer().hash(), flight);
      flight.end();
    }
  }

  private void work(LayerFlight flight) throws InterruptedException {
    Layer layer = flight.layer();
    for (int attempt = 1; ; attempt++) {
      try {
        leases.runLeased(
            "layer:" + layer.hash(), lease -> scans.scan(layer, lease, flight::markCaptured));
        flight.succeed();
        return;
      } catch (StaleLeaseException e) {
        // Another node took over and has written by now; look again what is missing.
        if (attempt == LEASES_TO_LOSE) {
          throw e;
        }
      }
    }
  }
}
