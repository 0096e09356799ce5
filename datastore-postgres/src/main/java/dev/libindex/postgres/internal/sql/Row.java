package dev.libindex.postgres.internal.sql;

import dev.libindex.model.Digest;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The current row of a result, valid until the next. Columns are named as in the statement. */
public final class Row {
  private final ResultSet values;

  Row(ResultSet values) {
    this.values = values;
  }

  /** A function that makes a value from the current row. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(Row row) throws SQLException;
  }

  public String text(String column) throws SQLException {
    return values.getString(column);
  }

  public @Nullable String nullableText(String column) throws SQLException {
    return values.getString(column);
  }

  /**
   * Returns a digest.
   *
   * @throws dev.libindex.model.InvalidDigestException if the column holds something else
   */
  public Digest digest(String column) throws SQLException {
    return Digest.parse(values.getString(column));
  }

  public @Nullable Digest nullableDigest(String column) throws SQLException {
    String text = values.getString(column);
    return text == null ? null : Digest.parse(text);
  }

  public long number(String column) throws SQLException {
    return values.getLong(column);
  }

  public int integer(String column) throws SQLException {
    return values.getInt(column);
  }

  public boolean truth(String column) throws SQLException {
    return values.getBoolean(column);
  }

  public byte[] bytes(String column) throws SQLException {
    return values.getBytes(column);
  }

  public UUID id(String column) throws SQLException {
    return values.getObject(column, UUID.class);
  }

  public @Nullable UUID nullableId(String column) throws SQLException {
    return values.getObject(column, UUID.class);
  }

  public Instant instant(String column) throws SQLException {
    return values.getTimestamp(column).toInstant();
  }

  public @Nullable Instant nullableInstant(String column) throws SQLException {
    Timestamp timestamp = values.getTimestamp(column);
    return timestamp == null ? null : timestamp.toInstant();
  }

  public List<String> texts(String column) throws SQLException {
    return list(values.getArray(column), String[].class);
  }

  public @Nullable List<String> nullableTexts(String column) throws SQLException {
    Array array = values.getArray(column);
    return array == null ? null : list(array, String[].class);
  }

  public List<UUID> ids(String column) throws SQLException {
    return list(values.getArray(column), UUID[].class);
  }

  private static <T> List<T> list(Array array, Class<T[]> type) throws SQLException {
    List<T> list = List.of(type.cast(array.getArray()));
    array.free();
    return list;
  }
}
