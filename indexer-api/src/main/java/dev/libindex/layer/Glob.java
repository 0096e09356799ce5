package dev.libindex.layer;

/**
 * Matches paths against a pattern of {@code *} and {@code ?}, in time proportional to the length of
 * the pattern times that of the path.
 */
final class Glob {
  private static final String ANYWHERE = "**/";

  private Glob() {}

  static boolean matches(String glob, String path) {
    if (!glob.startsWith(ANYWHERE)) {
      return matchesWhole(glob, path);
    }
    String rest = glob.substring(ANYWHERE.length());
    int from = rest.indexOf('/') < 0 ? path.lastIndexOf('/') + 1 : 0;
    while (!matchesWhole(rest, path.substring(from))) {
      from = path.indexOf('/', from) + 1;
      if (from == 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean matchesWhole(String glob, String path) {
    int g = 0;
    int p = 0;
    int star = -1;
    int resume = 0;
    while (p < path.length()) {
      char c = path.charAt(p);
      if (g < glob.length() && glob.charAt(g) == '*') {
        star = g++;
        resume = p;
      } else if (g < glob.length()
          && (glob.charAt(g) == c || (glob.charAt(g) == '?' && c != '/'))) {
        g++;
        p++;
      } else if (star >= 0 && path.charAt(resume) != '/') {
        // Let the last star take one more character; it never takes a slash.
        g = star + 1;
        p = ++resume;
      } else {
        return false;
      }
    }
    while (g < glob.length() && glob.charAt(g) == '*') {
      g++;
    }
    return g == glob.length();
  }
}
