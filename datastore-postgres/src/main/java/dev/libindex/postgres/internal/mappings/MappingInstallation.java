package dev.libindex.postgres.internal.mappings;

import static dev.libindex.postgres.internal.sql.Parameter.ids;
import static dev.libindex.postgres.internal.sql.Parameter.instant;
import static dev.libindex.postgres.internal.sql.Parameter.number;
import static dev.libindex.postgres.internal.sql.Parameter.text;
import static dev.libindex.postgres.internal.sql.Parameter.texts;

import dev.libindex.mapping.MappingProvenance;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.postgres.internal.content.ContentKey;
import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.postgres.internal.sql.Parameter;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.postgres.internal.sql.Transaction;
import dev.libindex.store.MappingUpload;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
    updateKeys(trip, sequence);
    return new MappingVersion(
        upload.name(), sequence, upload.digest(), provenance, upload.entries().size());
  }

  /** Updates only the keys in which the version differs from the one before. */
  private void updateKeys(RoundTrip trip, long sequence) {
    List<Map.Entry<String, List<String>>> entries = List.copyOf(upload.entries().entrySet());
    Parameter changedSequence = number(sequence);
    Parameter mapping = text(upload.name());
    trip.update(
        """
        WITH next AS (
          SELECT id, key, value::text[] FROM unnest(?::uuid[], ?::text[], ?::text[])
            AS n (id, key, value)),
        changed AS (
          UPDATE libindex.mapping_key k SET value = n.value, changed_seq = ?
          FROM next n
          WHERE k.id = n.id AND k.value IS DISTINCT FROM n.value),
        gone AS (
          UPDATE libindex.mapping_key k SET value = NULL, changed_seq = ?
          WHERE k.mapping = ? AND k.value IS NOT NULL
            AND NOT EXISTS (SELECT FROM next n WHERE n.id = k.id))
        INSERT INTO libindex.mapping_key (id, mapping, key, value, changed_seq)
        SELECT n.id, ?, n.key, n.value, ?
        FROM next n
        WHERE NOT EXISTS (SELECT FROM libindex.mapping_key k WHERE k.id = n.id)
        """,
        ids(
            entries.stream()
                .map(entry -> ContentKey.ofMappingKey(upload.name(), entry.getKey()))
                .toList()),
        texts(entries.stream().map(Map.Entry::getKey).toList()),
        texts(entries.stream().map(entry -> arrayLiteral(entry.getValue())).toList()),
        changedSequence,
        changedSequence,
        mapping,
        mapping,
        changedSequence);
  }

  /**
   * Returns an array in PostgreSQL's text form, since the arrays of one statement may differ in
   * length.
   */
  private static String arrayLiteral(Collection<String> values) {
    return values.stream()
        .map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }
}
