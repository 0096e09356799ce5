package dev.libindex.internal.unknown;

import java.util.regex.Pattern;

/**
 * The directories in which the packages of distributions install libraries of programming
 * languages. What lies there usually belongs to such a package and is fixed with it. Users'
 * installers keep away from most of them: they install below {@code /usr/local}, {@code /opt} or
 * the application.
 */
final class DistributionDirectories {
  private static final Pattern PATHS =
      Pattern.compile(
          "opt/rh/.*"
              + "|usr/(lib|lib64)/(java|jvm|python[0-9.]*|pypy[0-9.]*|nodejs|ruby|gems|dotnet)/.*"
              + "|usr/(lib|lib64)/node_modules[_0-9.]*/.*"
              + "|usr/share/(java|gems|nodejs|php|rubygems-integration|ruby)/.*",
          Pattern.DOTALL);

  private DistributionDirectories() {}

  static boolean contain(String path) {
    return PATHS.matcher(path).matches();
  }
}
