package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.Extents;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The headers in a BerkeleyDB hash as rpm stores them. Keys are instance numbers, 32 bits in the
 * database's byte order; the value of key 0 is the last number assigned, not a header.
 */
final class BerkeleyDatabase implements HeaderSource {
  private final FileContent content;
  private final BerkeleyMeta meta;

  private BerkeleyDatabase(FileContent content, BerkeleyMeta meta) {
    this.content = content;
    this.meta = meta;
  }

  static BerkeleyDatabase open(FileContent content) throws IOException {
    BerkeleyMeta meta = BerkeleyMeta.read(content);
    if (content.size() / meta.pageSize() > Integer.MAX_VALUE) {
      throw new FormatException("file of " + content.size() + " bytes");
    }
    return new BerkeleyDatabase(content, meta);
  }

  @Override
  public void forEachHeader(HeaderSink sink) throws IOException {
    BerkeleyPages pages = new BerkeleyPages(content, meta);
    // Each bucket has at least one page, and the metadata has another.
    long buckets = Math.min(meta.maxBucket() + 1, pages.count() - 1);
    for (long bucket = 0; bucket < buckets; bucket++) {
      try {
        walkBucket(pages, bucket, sink);
      } catch (FormatException e) {
        sink.damaged("bucket " + bucket, e);
      }
    }
    if (buckets <= meta.maxBucket()) {
      sink.damaged(
          "file",
          new FormatException((meta.maxBucket() + 1) + " buckets in " + pages.count() + " pages"));
    }
  }

  private void walkBucket(BerkeleyPages pages, long bucket, HeaderSink sink) throws IOException {
    for (long number = meta.firstPage(bucket); number != 0; ) {
      BerkeleyHashPage page = pages.hashPage(number);
      for (int key = 0; key < page.itemCount(); key += 2) {
        try {
          emit(pages, page, key, sink);
        } catch (FormatException e) {
          sink.damaged("item " + (key + 1) + " of page " + number, e);
        }
      }
      number = page.next();
    }
  }

  private static void emit(BerkeleyPages pages, BerkeleyHashPage page, int key, HeaderSink sink)
      throws IOException {
    long instance = instance(page, key);
    if (instance == 0) {
      return;
    }
    int value = key + 1;
    if (value == page.itemCount()) {
      throw new FormatException("key without a value");
    }
    sink.header(instance, value(pages, page, value));
  }

  private static long instance(BerkeleyHashPage page, int key) throws FormatException {
    if (page.type(key) != BerkeleyHashPage.ItemType.INLINE
        || page.dataLength(key) != Integer.BYTES) {
      throw new FormatException("key is no instance number");
    }
    ByteBuffer bytes = page.bytes();
    return Integer.toUnsignedLong(bytes.getInt(page.dataOffset(key)));
  }

  private static Extents value(BerkeleyPages pages, BerkeleyHashPage page, int value)
      throws IOException {
    return switch (page.type(value)) {
      case INLINE -> pages.inlineValue(page, page.dataOffset(value), page.dataLength(value));
      case OFF_PAGE -> pages.overflowValue(page.offPage(value));
    };
  }
}
