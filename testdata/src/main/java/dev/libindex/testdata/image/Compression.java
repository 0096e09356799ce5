package dev.libindex.testdata.image;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.GZIPOutputStream;

/**
 * How a layer's archive is compressed, with the media type for it.
 *
 * <p>Immutable. The variants with several members or frames begin a new one after a fixed number of
 * bytes of the archive.
 */
public final class Compression {
  private static final String MEDIA_TYPE = "application/vnd.oci.image.layer.v1.tar";
  private static final int SKIPPABLE_FRAME_MAGIC = 0x184D2A50; // RFC 8878, section 3.1.2

  private final String mediaType;
  private final Compressor compressor;

  private Compression(String suffix, Compressor compressor) {
    this.mediaType = MEDIA_TYPE + suffix;
    this.compressor = compressor;
  }

  /** Leaves the archive uncompressed. */
  public static Compression none() {
    return new Compression("", NonClosingStream::new);
  }

  /** Compresses into one gzip member, at zlib's default level. */
  public static Compression gzip() {
    return new Compression("+gzip", Compression::member);
  }

  /** Compresses into several gzip members. */
  public static Compression gzipMembers(int bytesPerMember) {
    return new Compression(
        "+gzip", target -> new SplittingStream(() -> member(target), bytesPerMember));
  }

  /** Compresses into one zstd frame, at the default level. */
  public static Compression zstd() {
    return new Compression("+zstd", Compression::frame);
  }

  /** Compresses into several zstd frames. */
  public static Compression zstdFrames(int bytesPerFrame) {
    return new Compression(
        "+zstd", target -> new SplittingStream(() -> frame(target), bytesPerFrame));
  }

  /** Writes a skippable frame with this payload, then compresses into one zstd frame. */
  public static Compression zstdAfterSkippable(byte[] payload) {
    ByteBuffer skippable = ByteBuffer.allocate(8 + payload.length).order(ByteOrder.LITTLE_ENDIAN);
    skippable.putInt(SKIPPABLE_FRAME_MAGIC).putInt(payload.length).put(payload);
    return new Compression(
        "+zstd",
        target -> {
          target.write(skippable.array());
          return frame(target);
        });
  }

  /** Returns the OCI media type of a layer compressed this way. */
  public String mediaType() {
    return mediaType;
  }

  /** Returns a stream that compresses to {@code target}; closing it does not close the target. */
  OutputStream compress(OutputStream target) throws IOException {
    return compressor.open(target);
  }

  private static OutputStream member(OutputStream target) throws IOException {
    return new GZIPOutputStream(new NonClosingStream(target), 1 << 16);
  }

  private static OutputStream frame(OutputStream target) throws IOException {
    return new ZstdOutputStream(new NonClosingStream(target));
  }

  private interface Compressor {
    OutputStream open(OutputStream target) throws IOException;
  }
}
