package dev.libindex.rhel.purl;

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
 * @param namespace its segments with slashes between them; may be empty
 * @param name never empty
 * @param version may be empty
 * @param qualifiers by key, in the order of the keys; a value may be empty, though a URL that was
 *     parsed has no such one
 * @param subpath its segments with slashes between them; may be empty
 * @see <a href="https://github.com/package-url/purl-spec">purl specification</a>
 */
public record PackageUrl(
    String type,
    String namespace,
    String name,
    String version,
    SortedMap<String, String> qualifiers,
    String subpath) {

  /**
   * Copies the map.
   *
   * @throws PackageUrlException if there is no name
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
   * Reads a package URL; it need not be in its canonical form.
   *
   * @throws PackageUrlException if the text is none
   */
  public static PackageUrl parse(String text) {
    return new PackageUrlParser(text).parse();
  }

  /** The value of a qualifier; empty if there is none. */
  public String qualifier(String key) {
    return qualifiers.getOrDefault(key, "");
  }

  /** The canonical text. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("pkg:").append(type).append('/');
    if (!namespace.isEmpty()) {
      text.append(segments(namespace)).append('/');
    }
    text.append(PercentEncoding.SEGMENT.encode(name));
    if (!version.isEmpty()) {
      text.append('@').append(PercentEncoding.SEGMENT.encode(version));
    }
    char separator = '?';
    for (Map.Entry<String, String> qualifier : qualifiers.entrySet()) {
      text.append(separator).append(qualifier.getKey()).append('=');
      text.append(PercentEncoding.VALUE.encode(qualifier.getValue()));
      separator = '&';
    }
    return subpath.isEmpty() ? text.toString() : text + "#" + segments(subpath);
  }

  private static String segments(String path) {
    StringJoiner encoded = new StringJoiner("/");
    for (String segment : path.split("/", -1)) {
      encoded.add(PercentEncoding.SEGMENT.encode(segment));
    }
    return encoded.toString();
  }
}
