package dev.libindex.postgres.internal.mappings;

import static dev.libindex.postgres.internal.sql.Parameter.instant;
import static dev.libindex.postgres.internal.sql.Parameter.number;
import static dev.libindex.postgres.internal.sql.Parameter.text;

import dev.libindex.mapping.MappingProvenance;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.postgres.internal.sql.Transaction;
import dev.libindex.store.MappingUpload;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Makes a version of a mapping current: a round trip that locks, and one that writes and commits.
 * The row of the sequence is locked first, so versions are installed one after the other, in the
 * order of their sequence, and no manifest is finished meanwhile.
 */
public final class MappingInstallation {
  private final MappingUpload upload;
  private final MappingProvenance provenance;

  private MappingInstallation(MappingUpload upload) {
    this.upload = upload;
    this.provenance =
        upload.provenance().at(upload.provenance().fetchedAt().truncatedTo(ChronoUnit.MICROS));
  }

  /** Installs a version, or confirms the current one if it has the same digest. */
  public static MappingVersion run(Database database, MappingUpload upload) {
    MappingInstallation installation = new MappingInstallation(upload);
    return database.transact("install mapping " + upload.name(), installation::run);
  }

  private MappingVersion run(Transaction transaction) throws SQLException {
    RoundTrip lock = new RoundTrip();
    Result<Long> last =
        lock.queryOne(
            "SELECT last FROM libindex.mapping_sequence FOR UPDATE", row -> row.number("last"));
    Result<Optional<MappingVersion>> current = Mappings.current(lock, upload.name());
    transaction.send(lock);

    long next = last.get() + 1;
    RoundTrip write = new RoundTrip();
    MappingVersion installed =
        current
            .get()
            .filter(version -> version.digest().equals(upload.digest()))
            .map(version -> confirm(write, version))
            .orElseGet(() -> install(write, next));
    write.update("DELETE FROM libindex.refused_mapping WHERE name = ?", text(upload.name()));
    transaction.commitWith(write);
    return installed;
  }

  private MappingVersion confirm(RoundTrip trip, MappingVersion current) {
    MappingVersion confirmed = current.with(current.provenance().confirmedBy(provenance));
    trip.update(
        """
        UPDATE libindex.mapping_version
        SET entity_tag = ?, last_modified = ?, fetched_at = ?
        WHERE sequence = ?
        """,
        text(confirmed.provenance().entityTag()),
        text(confirmed.provenance().lastModified()),
        instant(confirmed.provenance().fetchedAt()),
        number(confirmed.sequence()));
    return confirmed;
  }

  private MappingVersion install(RoundTrip trip, long sequence) {
    trip.update("UPDATE libindex.mapping_sequence SET last = ?", number(sequence));
    trip.update(
        """
        INSERT INTO libindex.mapping_version (sequence, mapping, digest, entity_tag,
          last_modified, origin, fetched_at, keys)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        number(sequence),
        text(upload.name()),
        text(upload.digest()),
        text(provenance.entityTag()),
        text(provenance.lastModified()),
        text(provenance.origin()),
        instant(provenance.fetchedAt()),
        number(upload.entries().size()));
    trip.update(
        """
        INSERT INTO libindex.mapping (name, sequence) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET sequence = excluded.sequence
        """,
        text(upload.name()),
        number(sequence));
    MappingKeys.update(trip, upload, sequence);
    return new MappingVersion(
        upload.name(), sequence, upload.digest(), provenance, upload.entries().size());
  }
}
