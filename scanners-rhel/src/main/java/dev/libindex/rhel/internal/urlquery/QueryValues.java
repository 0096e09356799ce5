package dev.libindex.rhel.internal.urlquery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/** The keys of a query, each with an ordered list of values. Immutable. */
public final class QueryValues {

  /** The order of keys in {@link #encode}, that of their UTF-8 bytes. */
  private static final Comparator<String> BY_BYTES =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private static final QueryValues EMPTY = new QueryValues(new TreeMap<>(BY_BYTES));

  private final SortedMap<String, List<String>> values;

  private QueryValues(SortedMap<String, List<String>> values) {
    this.values = values;
  }

  public static QueryValues empty() {
    return EMPTY;
  }

  /**
   * Parses a query. A key without {@code =} has an empty value; a pair with a {@code ;} or a
   * malformed {@code %} escape is left out and reported.
   */
  public static ParsedQuery parse(String query) {
    SortedMap<String, List<String>> values = new TreeMap<>(BY_BYTES);
    Optional<String> error = Optional.empty();
    for (String pair : query.split("&", -1)) {
      try {
        add(pair, values);
      } catch (QuerySyntaxException e) {
        error = error.or(() -> Optional.of(e.problem()));
      }
    }
    return new ParsedQuery(new QueryValues(values), error);
  }

  private static void add(String pair, SortedMap<String, List<String>> values)
      throws QuerySyntaxException {
    if (pair.indexOf(';') >= 0) {
      throw new QuerySyntaxException("invalid semicolon separator in query");
    }
    if (!pair.isEmpty()) {
      int equals = pair.indexOf('=');
      String key = PercentEncoding.QUERY.decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = PercentEncoding.QUERY.decode(equals < 0 ? "" : pair.substring(equals + 1));
      values.computeIfAbsent(key, k -> new ArrayList<>(1)).add(value);
    }
  }

  /** Returns the first value of a key, if there is one. */
  public Optional<String> first(String key) {
    return all(key).stream().findFirst();
  }

  /** Returns all values of a key. */
  public List<String> all(String key) {
    return Collections.unmodifiableList(values.getOrDefault(key, List.of()));
  }

  /** Returns a copy in which the key has these values instead of its own. */
  public QueryValues with(String key, List<String> replacement) {
    SortedMap<String, List<String>> changed = new TreeMap<>(values);
    changed.put(key, List.copyOf(replacement));
    return new QueryValues(changed);
  }

  /** Returns a copy in which the key has this one value. */
  public QueryValues with(String key, String value) {
    return with(key, List.of(value));
  }

  /**
   * Returns the pairs {@code key=value}, sorted by key and joined by {@code &}. All characters
   * except letters, digits and {@code -_.~} are escaped; a space becomes {@code +}.
   */
  public String encode() {
    StringJoiner encoded = new StringJoiner("&");
    for (Map.Entry<String, List<String>> entry : values.entrySet()) {
      String key = PercentEncoding.QUERY.encode(entry.getKey());
      entry
          .getValue()
          .forEach(value -> encoded.add(key + "=" + PercentEncoding.QUERY.encode(value)));
    }
    return encoded.toString();
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof QueryValues other && values.equals(other.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Returns the same as {@link #encode}. */
  @Override
  public String toString() {
    return encode();
  }
}
