package dev.libindex.internal.scan;

import dev.libindex.error.LayerException;
import dev.libindex.model.Layer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A manifest's places on the flights of its layers. Confined to one thread. */
public final class Boarding implements AutoCloseable {

  private interface Stage {
    void await(LayerFlight flight) throws InterruptedException;
  }

  private static final class Seat {
    final Layer layer;
    LayerFlight flight;

    Seat(Layer layer, LayerFlight flight) {
      this.layer = layer;
      this.flight = flight;
    }
  }

  private final LayerFlights flights;
  private final List<Seat> seats = new ArrayList<>();

  Boarding(LayerFlights flights, List<Layer> layers) {
    this.flights = flights;
    layers.forEach(layer -> seats.add(new Seat(layer, flights.board(layer))));
  }

  /** Waits until the bytes of every layer have been read; if one fails, as awaitScanned. */
  public void awaitCaptured() throws InterruptedException {
    boolean captured = true;
    for (Seat seat : seats) {
      captured &= await(seat, LayerFlight::awaitCaptured) == null;
    }
    if (!captured) {
      // Captured is not stored yet: leaving now would waste what the others have fetched.
      awaitScanned();
    }
  }

  /**
   * Waits until the cells of every layer are stored, even when one has failed: what the others have
   * fetched must not be paid for again. The first failure is thrown, later ones are attached to it.
   */
  @SuppressWarnings("ReferenceEquality") // Flights may share a failure; none suppresses itself.
  public void awaitScanned() throws InterruptedException {
    RuntimeException first = null;
    for (Seat seat : seats) {
      RuntimeException failure = await(seat, LayerFlight::awaitScanned);
      if (first == null) {
        first = failure;
      } else if (failure != null && failure != first) {
        first.addSuppressed(failure);
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private @Nullable RuntimeException await(Seat seat, Stage stage) throws InterruptedException {
    while (true) {
      try {
        stage.await(seat.flight);
        return null;
      } catch (LayerException e) {
        if (seat.flight.layer().equals(seat.layer)) {
          return e;
        }
        // The flight used another manifest's URI and headers; ours may be the ones that work.
        seat.flight.leave();
        seat.flight = flights.board(seat.layer);
      } catch (RuntimeException e) {
        return e;
      }
    }
  }

  /** Leaves the flights; those on which nobody is left are interrupted. */
  @Override
  public void close() {
    seats.forEach(seat -> seat.flight.leave());
    seats.clear();
  }
}
