package dev.libindex.rhel.purl;

import dev.libindex.rhel.internal.urlquery.PercentEncoding;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * A package URL, {@code pkg:type/namespace/name@version?qualifiers#subpath}. Immutable.
 *
 * @param type in lower case
 * @param namespace segments joined by slashes; may be empty
 * @param name never empty
 * @param version may be empty
 * @param qualifiers values by key, sorted by key; a value may be empty, but never in a URL that was
 *     parsed
 * @param subpath segments joined by slashes; may be empty
 * @see <a href="https://github.com/package-url/purl-spec">purl specification</a>
 */
public record PackageUrl(
    String type,
    String namespace,
    String name,
    String version,
    SortedMap<String, String> qualifiers,
    String subpath) {
  // As in the library that claircore uses, a path segment keeps the characters that RFC 3986 allows
  // there except + and @, and a qualifier's value keeps only the colon.
  private static final PercentEncoding SEGMENT = PercentEncoding.keeping("-._~:!$&'()*,;=");
  private static final PercentEncoding VALUE = PercentEncoding.keeping("-._~:");

  /**
   * Copies the map. No argument may be null.
   *
   * @throws PackageUrlException if the name is empty
   */
  public PackageUrl {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(subpath, "subpath");
    if (name.isEmpty()) {
      throw new PackageUrlException("package URL without a name", type + "/" + namespace);
    }
    qualifiers = Collections.unmodifiableSortedMap(new TreeMap<>(qualifiers));
  }

  /**
   * Parses a package URL, which need not be in canonical form.
   *
   * @throws PackageUrlException if the text is not a package URL
   */
  public static PackageUrl parse(String text) {
    return new PackageUrlParser(text).parse();
  }

  /** Returns the value of a qualifier, or an empty text if there is none. */
  public String qualifier(String key) {
    return qualifiers.getOrDefault(key, "");
  }

  /** Returns the canonical text. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("pkg:").append(type).append('/');
    if (!namespace.isEmpty()) {
      text.append(segments(namespace)).append('/');
    }
    text.append(SEGMENT.encode(name));
    if (!version.isEmpty()) {
      text.append('@').append(SEGMENT.encode(version));
    }
    char separator = '?';
    for (Map.Entry<String, String> qualifier : qualifiers.entrySet()) {
      text.append(separator).append(qualifier.getKey()).append('=');
      text.append(VALUE.encode(qualifier.getValue()));
      separator = '&';
    }
    return subpath.isEmpty() ? text.toString() : text + "#" + segments(subpath);
  }

  private static String segments(String path) {
    StringJoiner encoded = new StringJoiner("/");
    for (String segment : path.split("/", -1)) {
      encoded.add(SEGMENT.encode(segment));
    }
    return encoded.toString();
  }
}
