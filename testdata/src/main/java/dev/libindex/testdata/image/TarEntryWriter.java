package dev.libindex.testdata.image;

import dev.libindex.testdata.http.Body;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes entries into an archive, with the extended headers that their format needs. */
final class TarEntryWriter {
  private TarEntryWriter() {}

  static void write(TarEntry entry, TarOutput out, TarFormat format) throws IOException {
    TarHeader header = new TarHeader(format);
    List<PaxRecord> extended = new ArrayList<>();
    if (format == TarFormat.PAX) {
      addLargeNumbers(entry, extended);
    }
    TarNames.write(entry, header, extended, out, format);
    extended.addAll(entry.paxRecords());
    if (!extended.isEmpty()) {
      Body records = Body.of(PaxRecord.encode(extended));
      write(TarEntry.of('x', "PaxHeaders/entry", records), out, TarFormat.USTAR);
    }
    header.type(entry.type());
    header.metadata(entry.metadata());
    header.size(entry.content().length());
    if (format != TarFormat.V7) {
      header.device(entry.deviceMajor(), entry.deviceMinor());
    }
    out.header(header);
    out.content(entry.content());
  }

  private static void addLargeNumbers(TarEntry entry, List<PaxRecord> records) {
    TarMetadata metadata = entry.metadata();
    addIfLarge(records, "size", entry.content().length(), 12);
    addIfLarge(records, "uid", metadata.userId(), 8);
    addIfLarge(records, "gid", metadata.groupId(), 8);
    Instant time = metadata.modified();
    if (time.getNano() > 0) {
      records.add(
          new PaxRecord("mtime", time.getEpochSecond() + ".%09d".formatted(time.getNano())));
    }
  }

  private static void addIfLarge(List<PaxRecord> records, String key, long value, int width) {
    if (value > TarHeader.largest(width)) {
      records.add(new PaxRecord(key, Long.toString(value)));
    }
  }
}
