package dev.libindex.rhel.internal.query;

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

/** Keys, each with a list of values in their order. Immutable. */
public final class QueryValues {

  /** The keys' order in {@link #encode}: that of their UTF-8 bytes. */
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
   * Reads what {@link #encode} writes, and more: a key without {@code =} has the empty value; a
   * pair with a {@code ;} or a bad {@code %} is left out and reported.
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
      String key = Escaping.unescape(equals < 0 ? pair : pair.substring(0, equals));
      String value = Escaping.unescape(equals < 0 ? "" : pair.substring(equals + 1));
      values.computeIfAbsent(key, k -> new ArrayList<>(1)).add(value);
    }
  }

  /** The first value of a key, or none. */
  public Optional<String> first(String key) {
    return all(key).stream().findFirst();
  }

  /** All values of a key. */
  public List<String> all(String key) {
    return Collections.unmodifiableList(values.getOrDefault(key, List.of()));
  }

  /** The same set, with these values of the key instead of those that it has. */
  public QueryValues with(String key, List<String> replacement) {
    SortedMap<String, List<String>> changed = new TreeMap<>(values);
    changed.put(key, List.copyOf(replacement));
    return new QueryValues(changed);
  }

  /** As {@link #with(String, List)}, with one value. */
  public QueryValues with(String key, String value) {
    return with(key, List.of(value));
  }

  /**
   * The pairs, {@code key=value} joined by {@code &}, sorted by key; both are escaped but for
   * letters, digits and {@code -_.~}, and a space is written as {@code +}.
   */
  public String encode() {
    StringJoiner encoded = new StringJoiner("&");
    for (Map.Entry<String, List<String>> entry : values.entrySet()) {
      String key = Escaping.escape(entry.getKey());
      entry.getValue().forEach(value -> encoded.add(key + "=" + Escaping.escape(value)));
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

  /** The set as {@link #encode} writes it. */
  @Override
  public String toString() {
    return encode();
  }
}
