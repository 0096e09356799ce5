package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Writes and reads skeletons as texts: the table's name, the pages of the schema as in {@link
 * OverlayText}, then nodes, links and rows. Numbers are written as the difference to the one
 * before, which makes most of them small and many of them equal.
 */
final class SkeletonText {
  /** Bounds the memory for nodes, links and rows; 1 GiB of headers with pages of the usual size. */
  static final int MAX_PARTS = 1 << 18;

  private static final String FORMAT = "sqlite-table-1";

  /** Far more than any real table of packages takes. */
  private static final int MAX_BYTES = 1 << 20;

  private static final int NO_TEXT = -1;

  private SkeletonText() {}

  static String encode(TableSkeleton skeleton) throws FormatException {
    try {
      return EvidenceText.write(FORMAT, MAX_BYTES, out -> write(skeleton, out));
    } catch (FormatException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    }
  }

  static TableSkeleton decode(String text) throws FormatException {
    return EvidenceText.read(FORMAT, text, SkeletonText::read);
  }

  private static void write(TableSkeleton skeleton, DataOutputStream out) throws IOException {
    writeText(out, Optional.of(skeleton.table()));
    OverlayText.write(skeleton.schema(), out);
    SkeletonNodes.write(skeleton.nodes().values(), out);
    SkeletonParts.writeLinks(skeleton.links(), out);
    SkeletonParts.writeRows(skeleton.rows(), out);
  }

  private static TableSkeleton read(DataInputStream in) throws IOException {
    String table = readText(in).orElseThrow(() -> new FormatException("skeleton of no table"));
    PageOverlay schema = OverlayText.read(in);
    return new TableSkeleton(
        table,
        schema,
        SkeletonNodes.read(in, Pages.open(schema).header().usableSize()),
        SkeletonParts.readLinks(in),
        SkeletonParts.readRows(in));
  }

  static void writeText(DataOutputStream out, Optional<String> text) throws IOException {
    if (text.isEmpty()) {
      out.writeInt(NO_TEXT);
      return;
    }
    byte[] bytes = text.get().getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static Optional<String> readText(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length == NO_TEXT
        ? Optional.empty()
        : Optional.of(new String(EvidenceText.bytes(in, length), StandardCharsets.UTF_8));
  }
}
