package dev.libindex.testdata.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock in UTC that changes only when a test advances it. Thread-safe. */
public final class ManualClock extends Clock {
  private volatile Instant now;

  /** Creates a clock that shows this time. */
  public ManualClock(Instant start) {
    now = start;
  }

  /** Moves the clock, forwards or backwards. */
  public synchronized void advance(Duration by) {
    now = now.plus(by);
  }

  synchronized void set(Instant time) {
    now = time;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("this clock has no zone but UTC");
  }
}
