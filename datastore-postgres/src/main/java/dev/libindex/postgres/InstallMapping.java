package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.instant;
import static dev.libindex.postgres.Parameter.number;
import static dev.libindex.postgres.Parameter.text;

import dev.libindex.mapping.MappingProvenance;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.store.MappingUpload;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Makes a version of a mapping current. The row of the sequence is locked first, so versions are
 * installed one after the other, in the order of their sequence, and while nobody finishes a
 * manifest.
 */
final class InstallMapping {
  private final MappingUpload upload;
  private final MappingProvenance provenance;

  private InstallMapping(MappingUpload upload) {
    this.upload = upload;
    this.provenance =
        upload.provenance().at(upload.provenance().fetchedAt().truncatedTo(ChronoUnit.MICROS));
  }

  static MappingVersion run(Database database, MappingUpload upload) {
    InstallMapping install = new InstallMapping(upload);
    return database.transact("install mapping " + upload.name(), install::run);
  }

  private MappingVersion run(Transaction transaction) throws SQLException {
    RoundTrip lock = new RoundTrip().add("SELECT last FROM libindex.mapping_sequence FOR UPDATE");
    Locked locked =
        transaction.send(
            ReadMapping.addCurrentTo(lock, upload.name()),
            results ->
                new Locked(
                    results.one(row -> row.getLong("last")).orElseThrow(),
                    results.one(ReadMapping::version)));
    MappingVersion version =
        locked
            .current
            .filter(current -> current.digest().equals(upload.digest()))
            .map(this::confirmed)
            .orElseGet(() -> next(locked.last + 1));
    RoundTrip trip = version.sequence() > locked.last ? install(version) : confirm(version);
    transaction.commitWith(
        trip.add("DELETE FROM libindex.refused_mapping WHERE name = ?", text(upload.name())));
    return version;
  }

  private MappingVersion next(long sequence) {
    return new MappingVersion(
        upload.name(), sequence, upload.digest(), provenance, upload.entries().size());
  }

  private MappingVersion confirmed(MappingVersion current) {
    return current.with(current.provenance().confirmedBy(provenance));
  }

  private static RoundTrip confirm(MappingVersion version) {
    return new RoundTrip()
        .add(
            """
            UPDATE libindex.mapping_version
            SET entity_tag = ?, last_modified = ?, fetched_at = ?
            WHERE sequence = ?
            """,
            text(version.provenance().entityTag()),
            text(version.provenance().lastModified()),
            instant(version.provenance().fetchedAt()),
            number(version.sequence()));
  }

  private RoundTrip install(MappingVersion version) {
    RoundTrip trip =
        new RoundTrip()
            .add("UPDATE libindex.mapping_sequence SET last = ?", number(version.sequence()))
            .add(
                """
                INSERT INTO libindex.mapping_version (sequence, mapping, digest, entity_tag,
                  last_modified, origin, fetched_at, keys)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                number(version.sequence()),
                text(version.name()),
                text(version.digest()),
                text(version.provenance().entityTag()),
                text(version.provenance().lastModified()),
                text(version.provenance().origin()),
                instant(version.provenance().fetchedAt()),
                number(version.keys()))
            .add(
                """
                INSERT INTO libindex.mapping (name, sequence) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET sequence = excluded.sequence
                """,
                text(version.name()),
                number(version.sequence()));
    MappingKeyRows.addTo(trip, upload, version.sequence());
    return trip;
  }

  private record Locked(long last, Optional<MappingVersion> current) {}
}
