package dev.libindex.postgres.internal.mappings;

import static dev.libindex.postgres.internal.sql.Parameter.ids;
import static dev.libindex.postgres.internal.sql.Parameter.number;
import static dev.libindex.postgres.internal.sql.Parameter.text;
import static dev.libindex.postgres.internal.sql.Parameter.texts;

import dev.libindex.postgres.internal.content.ContentKey;
import dev.libindex.postgres.internal.sql.Parameter;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.store.MappingUpload;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The keys of mappings, each with the sequence of the version that last changed it. */
final class MappingKeys {
  private MappingKeys() {}

  /** Touches only the keys at which the version differs from the one before. */
  static void update(RoundTrip trip, MappingUpload upload, long sequence) {
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

  /** An array in PostgreSQL's text form: the arrays of one statement may differ in length. */
  private static String arrayLiteral(Collection<String> values) {
    return values.stream()
        .map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }
}
