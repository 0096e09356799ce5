package dev.libindex.internal.fetch;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an {@code HttpClient}'s response as a stream with a read timeout. The JDK's own
 * stream has none once the header has arrived.
 */
final class TimedBody extends InputStream implements HttpResponse.BodySubscriber<TimedBody> {
  /** The maximum number of pieces that wait to be read. */
  private static final int READ_AHEAD = 4;

  /** A signal from the client: more bytes, or the end with or without a failure. */
  private record Signal(List<ByteBuffer> buffers, boolean last, @Nullable Throwable failure) {}

  private final Duration readTimeout;
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final Queue<ByteBuffer> buffers = new ArrayDeque<>();
  private final CompletableFuture<TimedBody> begun = new CompletableFuture<>();

  /** Set before {@link #begun} completes. */
  private Flow.@Nullable Subscription subscription;

  private boolean ended;

  TimedBody(Duration readTimeout) {
    this.readTimeout = readTimeout;
  }

  @Override
  public CompletionStage<TimedBody> getBody() {
    return begun;
  }

  @Override
  public void onSubscribe(Flow.Subscription newSubscription) {
    subscription = newSubscription;
    begun.complete(this);
    newSubscription.request(READ_AHEAD);
  }

  @Override
  public void onNext(List<ByteBuffer> item) {
    signals.add(new Signal(item, false, null));
  }

  @Override
  public void onError(Throwable failure) {
    begun.completeExceptionally(failure);
    signals.add(new Signal(List.of(), true, failure));
  }

  @Override
  public void onComplete() {
    signals.add(new Signal(List.of(), true, null));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    ByteBuffer piece = buffers.peek();
    while (piece == null || !piece.hasRemaining()) {
      if (piece != null) {
        buffers.remove();
      } else if (ended || !receive()) {
        return -1;
      }
      piece = buffers.peek();
    }
    int count = Math.min(length, piece.remaining());
    piece.get(buffer, offset, count);
    return count;
  }

  private boolean receive() throws IOException {
    Signal signal = await();
    if (signal.failure() != null) {
      throw new IOException(signal.failure().getMessage(), signal.failure());
    }
    ended = signal.last();
    if (!ended) {
      buffers.addAll(signal.buffers());
      requireNonNull(subscription).request(1);
    }
    return !ended;
  }

  private Signal await() throws IOException {
    try {
      Signal signal = signals.poll(readTimeout.toNanos(), TimeUnit.NANOSECONDS);
      if (signal == null) {
        close();
        throw new SocketTimeoutException("no bytes for " + readTimeout);
      }
      return signal;
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for bytes");
    }
  }

  @Override
  public void close() {
    requireNonNull(subscription).cancel();
  }
}
