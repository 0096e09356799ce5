package dev.libindex.postgres.internal.sql;

import dev.libindex.model.Digest;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The value of a {@code ?} in a statement. */
@FunctionalInterface
public interface Parameter {

  /** Sets the value at an index, which begins with 1. */
  void set(PreparedStatement statement, int index) throws SQLException;

  /** Returns a text, with U+FFFD for each U+0000, which no column can hold. */
  static Parameter text(String value) {
    return (statement, index) -> statement.setString(index, storable(value));
  }

  static Parameter digest(Digest value) {
    return text(value.toString());
  }

  static Parameter nullableDigest(@Nullable Digest value) {
    return value == null
        ? (statement, index) -> statement.setNull(index, Types.VARCHAR)
        : digest(value);
  }

  static Parameter number(long value) {
    return (statement, index) -> statement.setLong(index, value);
  }

  static Parameter number(int value) {
    return (statement, index) -> statement.setInt(index, value);
  }

  static Parameter truth(boolean value) {
    return (statement, index) -> statement.setBoolean(index, value);
  }

  static Parameter bytes(byte[] value) {
    return (statement, index) -> statement.setBytes(index, value);
  }

  static Parameter id(UUID value) {
    return (statement, index) -> statement.setObject(index, value);
  }

  /** Returns a time, truncated to microseconds. */
  static Parameter instant(Instant value) {
    return (statement, index) ->
        statement.setTimestamp(index, Timestamp.from(value.truncatedTo(ChronoUnit.MICROS)));
  }

  /** Returns a time, truncated to microseconds, or null. */
  static Parameter nullableInstant(@Nullable Instant value) {
    return value == null
        ? (statement, index) -> statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE)
        : instant(value);
  }

  /** Returns texts, with U+FFFD for each U+0000. */
  static Parameter texts(Collection<String> values) {
    return array("text", values.stream().map(Parameter::storable).toArray(String[]::new));
  }

  /** Returns texts, with U+FFFD for each U+0000, and nulls. */
  static Parameter nullableTexts(@Nullable String[] values) {
    @Nullable String[] storable = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      String value = values[i];
      storable[i] = value == null ? null : storable(value);
    }
    return array("text", storable);
  }

  static Parameter digests(Collection<Digest> values) {
    return texts(values.stream().map(Digest::toString).toList());
  }

  static Parameter numbers(Collection<Long> values) {
    return array("int8", values.toArray(Long[]::new));
  }

  static Parameter nullableNumbers(@Nullable Long[] values) {
    return array("int8", values);
  }

  static Parameter ids(Collection<UUID> values) {
    return array("uuid", values.toArray(UUID[]::new));
  }

  static Parameter nullableIds(@Nullable UUID[] values) {
    return array("uuid", values);
  }

  static Parameter blobs(Collection<byte[]> values) {
    return array("bytea", values.toArray(byte[][]::new));
  }

  private static Parameter array(String type, @Nullable Object[] values) {
    return (statement, index) -> {
      Array array = statement.getConnection().createArrayOf(type, values);
      statement.setArray(index, array);
      array.free();
    };
  }

  private static String storable(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
  }
}
