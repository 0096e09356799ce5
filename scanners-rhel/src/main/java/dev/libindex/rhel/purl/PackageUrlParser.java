package dev.libindex.rhel.purl;

import dev.libindex.rhel.internal.urlquery.PercentEncoding;
import dev.libindex.rhel.internal.urlquery.QuerySyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Parses a package URL: first what follows the path, then the path from both of its ends. */
final class PackageUrlParser {
  private static final String SCHEME = "pkg:";
  private static final Pattern TYPE = Pattern.compile("[A-Za-z.+-][0-9A-Za-z.+-]*+");
  private static final Pattern KEY = Pattern.compile("[A-Za-z._-][0-9A-Za-z._-]*+");
  private static final Pattern CONTROL_CHARACTER = Pattern.compile("[\\x00-\\x1f\\x7f]");

  /** Decoding does not depend on the characters that are kept. */
  private static final PercentEncoding ENCODING = PercentEncoding.keeping("");

  private static final Set<String> IGNORED_IN_SUBPATH = Set.of("", ".", "..");

  private final String text;

  PackageUrlParser(String text) {
    this.text = text;
  }

  PackageUrl parse() {
    if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw problem("package URL without the scheme \"pkg\"");
    }
    if (CONTROL_CHARACTER.matcher(text).find()) {
      throw problem("package URL with a control character");
    }
    int hash = endOf(text, '#');
    int question = endOf(text.substring(0, hash), '?');
    String path = text.substring(SCHEME.length(), question).replaceFirst("^/+", "");
    int slash = path.indexOf('/');
    if (slash < 0) {
      throw problem("package URL without a type or a name");
    }
    String type = type(path.substring(0, slash));
    String name = path.substring(path.lastIndexOf('/') + 1);
    int at = name.lastIndexOf('@');
    return new PackageUrl(
        type,
        namespace(type, path.substring(slash, path.lastIndexOf('/'))),
        decode(at < 0 ? name : name.substring(0, at)),
        decode(at < 0 ? "" : name.substring(at + 1)),
        qualifiers(text.substring(Math.min(question + 1, hash), hash)),
        segments(text.substring(Math.min(hash + 1, text.length())), IGNORED_IN_SUBPATH::contains));
  }

  private static int endOf(String text, char delimiter) {
    int end = text.indexOf(delimiter);
    return end < 0 ? text.length() : end;
  }

  private String type(String type) {
    if (!TYPE.matcher(type).matches()) {
      throw problem("package URL of an invalid type");
    }
    return type.toLowerCase(Locale.ROOT);
  }

  /** Namespaces of rpm packages are case-insensitive, and lower case in canonical form. */
  private String namespace(String type, String path) {
    String namespace = segments(path, String::isEmpty);
    return type.equals(RpmUrls.TYPE) ? namespace.toLowerCase(Locale.ROOT) : namespace;
  }

  private String segments(String path, Predicate<String> isIgnored) {
    return Arrays.stream(path.split("/", -1))
        .filter(isIgnored.negate())
        .map(this::decode)
        .collect(Collectors.joining("/"));
  }

  private SortedMap<String, String> qualifiers(String query) {
    SortedMap<String, String> qualifiers = new TreeMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = endOf(pair, '=');
      String key = pair.substring(0, equals).toLowerCase(Locale.ROOT);
      String value = decode(pair.substring(Math.min(equals + 1, pair.length())));
      if (!pair.isEmpty() && !KEY.matcher(key).matches()) {
        throw problem("package URL with an invalid qualifier");
      }
      if (!value.isEmpty() && qualifiers.put(key, value) != null) {
        throw problem("package URL with a repeated qualifier");
      }
    }
    return qualifiers;
  }

  private String decode(String part) {
    try {
      return ENCODING.decode(part);
    } catch (QuerySyntaxException e) {
      throw problem("package URL with an " + e.getMessage());
    }
  }

  private PackageUrlException problem(String what) {
    return new PackageUrlException(what, text);
  }
}
