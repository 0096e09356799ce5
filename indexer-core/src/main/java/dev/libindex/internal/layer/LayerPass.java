package dev.libindex.internal.layer;

import static dev.libindex.internal.layer.EntryTable.NONE;

import dev.libindex.internal.decompress.ContentTypeException;
import dev.libindex.internal.decompress.Decompression;
import dev.libindex.internal.fetch.LayerBody;
import dev.libindex.internal.fetch.LayerSource;
import dev.libindex.internal.tar.TarEntry;
import dev.libindex.internal.tar.TarFormatException;
import dev.libindex.internal.tar.TarVisitor;
import dev.libindex.internal.tar.TarWalker;
import dev.libindex.layer.LayerException;
import dev.libindex.layer.LayerException.Problem;
import dev.libindex.layer.LayerLimits;
import dev.libindex.model.Digest;
import dev.libindex.model.Digest.Algorithm;
import dev.libindex.model.Layer;
import dev.libindex.scan.LayerScanner;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the bytes of a layer, which builds its table and captures the wanted files. The
 * result may be used only after {@link #run} has returned: the digest is verified at the end.
 */
final class LayerPass implements TarVisitor {
  private static final byte[] ZEROS = new byte[LayerScanner.BEGINNING];

  private final Layer layer;
  private final LayerLimits limits;
  private final IntPredicate wanted;
  private final CaptureArea area;
  private final RecognizedFiles recognized;
  private final TreeBuilder builder;
  private final List<Integer> wantedLinks = new ArrayList<>();
  private Content content = Content.IGNORED;
  private final boolean diffIdWanted;
  private long entries;
  private long bytesReceived;
  private @Nullable Digest diffId;

  /** What happens to the content of the current file. */
  private enum Content {
    CAPTURED,
    /** It is captured if its beginning is recognised. */
    UNDECIDED,
    IGNORED
  }

  /**
   * Creates a pass that fills the table and the area.
   *
   * @param table an empty table
   * @param wanted called for each entry after it has been added to the table
   * @param recognized decides about files that are not wanted
   * @param diffIdWanted whether to compute the diffID
   */
  LayerPass(
      Layer layer,
      LayerLimits limits,
      EntryTable table,
      IntPredicate wanted,
      CaptureArea area,
      RecognizedFiles recognized,
      boolean diffIdWanted) {
    this.layer = layer;
    this.limits = limits;
    this.wanted = wanted;
    this.area = area;
    this.recognized = recognized;
    this.diffIdWanted = diffIdWanted;
    this.builder = new TreeBuilder(table, limits.maxEntries());
  }

  /** Returns the wanted entries that are links. */
  List<Integer> wantedLinks() {
    return wantedLinks;
  }

  long entries() {
    return entries;
  }

  long bytesReceived() {
    return bytesReceived;
  }

  /** Returns the SHA-256 of the tar, or null if it was not wanted. */
  @Nullable Digest diffId() {
    return diffId;
  }

  /**
   * Reads the whole blob.
   *
   * @param progress called with the number of bytes that have arrived so far
   * @throws LayerException if the blob cannot be fetched, read or verified
   */
  void run(LayerSource source, LongConsumer progress) throws InterruptedException {
    try (LayerBody body = source.open(layer)) {
      ReceivedStream received =
          new ReceivedStream(
              body, layer.hash().algorithm(), limits.maxUncompressedBytes(), progress);
      try {
        read(received, body.contentType());
        checkDigest(received);
      } catch (TransferException e) {
        if (Thread.interrupted()) {
          throw new InterruptedException("interrupted while reading layer " + layer.hash());
        }
        throw failure(Problem.UNREACHABLE, e);
      } catch (LimitReachedException e) {
        throw failure(Problem.LIMIT, e);
      } finally {
        bytesReceived = received.count();
      }
    }
  }

  private void read(ReceivedStream received, String contentType)
      throws TransferException, LimitReachedException {
    try (InputStream expanded = Decompression.expand(received, contentType)) {
      boolean isOwnDigest =
          Decompression.isPlain(expanded) && layer.hash().algorithm() == Algorithm.SHA256;
      MessageDigest hash = diffIdWanted && !isOwnDigest ? Hashes.of(Algorithm.SHA256) : null;
      ExpandedStream tar = new ExpandedStream(expanded, limits.maxUncompressedBytes(), hash);
      TarWalker.walk(tar, this);
      tar.drain();
      if (diffIdWanted) {
        diffId = hash == null ? layer.hash() : new Digest(Algorithm.SHA256, Hashes.hex(hash));
      }
    } catch (TransferException | LimitReachedException e) {
      throw e;
    } catch (ContentTypeException e) {
      throw failure(Problem.CONTENT_TYPE, e);
    } catch (TarFormatException | InvalidEntryException e) {
      throw failureOrMismatch(received, failure(Problem.TAR, e));
    } catch (IOException e) {
      throw failureOrMismatch(received, failure(Problem.ENCODING, e));
    }
  }

  private void checkDigest(ReceivedStream received)
      throws TransferException, LimitReachedException {
    readToEnd(received);
    String hash = received.hash();
    if (!hash.equals(layer.hash().hex())) {
      throw new LayerException(
          layer.hash(),
          Problem.DIGEST_MISMATCH,
          "the %d bytes received have the digest %s:%s"
              .formatted(received.count(), layer.hash().algorithm().text(), hash),
          null);
    }
  }

  /** Returns the failure, or a digest mismatch if the bytes received are not the layer's. */
  private LayerException failureOrMismatch(ReceivedStream received, LayerException failure)
      throws TransferException, LimitReachedException {
    try {
      checkDigest(received);
      return failure;
    } catch (LayerException mismatch) {
      mismatch.addSuppressed(failure);
      return mismatch;
    }
  }

  private static void readToEnd(ReceivedStream received)
      throws TransferException, LimitReachedException {
    byte[] buffer = new byte[1 << 16];
    while (received.read(buffer, 0, buffer.length) >= 0) {
      // Only the digest of these bytes matters.
    }
  }

  private LayerException failure(Problem problem, IOException cause) {
    return new LayerException(layer.hash(), problem, String.valueOf(cause.getMessage()), cause);
  }

  @Override
  public boolean entry(TarEntry tarEntry) throws IOException {
    entries++;
    int entry = builder.apply(tarEntry);
    if (entry == NONE) {
      return false;
    }
    return switch (tarEntry.type()) {
      case FILE -> begin(entry, tarEntry.size());
      case SYMLINK, HARDLINK -> {
        if (wanted.test(entry)) {
          wantedLinks.add(entry);
        }
        yield false;
      }
      case DIRECTORY, OTHER -> false;
    };
  }

  private boolean begin(int entry, long size) {
    if (wanted.test(entry)) {
      content = Content.CAPTURED;
      return area.begin(entry, size);
    }
    content = Content.UNDECIDED;
    return recognized.begin(entry, size);
  }

  @Override
  public void content(byte[] buffer, int offset, int length) {
    int decided = content == Content.UNDECIDED ? decide(buffer, offset, length) : 0;
    if (content == Content.CAPTURED && decided < length) {
      area.write(buffer, offset + decided, length - decided);
    }
  }

  /** Adds to the beginning of the file, and decides when it is complete. */
  private int decide(byte[] buffer, int offset, int length) {
    int taken = recognized.add(buffer, offset, length);
    if (recognized.isComplete()) {
      content = recognized.capture() ? Content.CAPTURED : Content.IGNORED;
    }
    return taken;
  }

  @Override
  public void hole(long length) {
    long left = length;
    while (left > 0 && content == Content.UNDECIDED) {
      left -= decide(ZEROS, 0, (int) Math.min(left, ZEROS.length));
    }
    if (content == Content.CAPTURED) {
      area.writeZeros(left);
    }
  }

  @Override
  public void contentEnd() {
    if (content == Content.CAPTURED) {
      area.end();
    }
  }
}
