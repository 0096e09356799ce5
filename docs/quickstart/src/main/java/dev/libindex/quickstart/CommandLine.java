package dev.libindex.quickstart;

import dev.libindex.image.Platform;
import dev.libindex.image.PlatformChoice;
import dev.libindex.mapping.MappingSource;
import dev.libindex.quickstart.image.ImageArgument;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The parsed command line. */
record CommandLine(
    List<ImageArgument> images,
    @Nullable MappingSource repositoryToCpe,
    @Nullable MappingSource nameToRepositories,
    StoreChoice store,
    PlatformChoice platform,
    int concurrency,
    boolean json,
    boolean help,
    boolean version) {

  static final String USAGE =
      """
      Usage: docs/quickstart/index.sh [OPTION…] [IMAGE…]
      Lists what is installed in container images.

      IMAGE is a docker save archive, an OCI layout (directory or tar), or a Clair
      manifest (JSON) whose layers have http, https or file URIs. Archives may be
      compressed with gzip, zstd, xz or bzip2.
      Without an image, the small one that comes with Libindex is indexed.

        --repo2cpe FILE|URL     Red Hat's repository-to-cpe.json
        --name2repos FILE|URL   Red Hat's container-name-repos-map.json
                                without these options only layers are fetched
        --store embedded        keep reports in an embedded PostgreSQL database
                                below docs/quickstart/target (default)
        --store memory          keep nothing after the run
        --jdbc URL              keep reports in this PostgreSQL database
        --platform OS/ARCH      which image of a multi-platform image to index; also
                                OS/ARCH/VARIANT (default: linux on this machine's
                                architecture, else linux/amd64, else what there is)
        --concurrency N         index N images at a time (default 2)
        --json                  print reports as JSON, one line each
        --version               print the version of Libindex
        --help                  print this

      Exit code: 0 finished, 3 partial, 1 error; the worst of several images.
      """;

  /** Where reports are kept. */
  sealed interface StoreChoice {
    /** In an embedded PostgreSQL. */
    record Embedded() implements StoreChoice {}

    /** In this process only. */
    record Memory() implements StoreChoice {}

    /** In the caller's PostgreSQL server. */
    record Jdbc(String url) implements StoreChoice {}
  }

  /** Thrown for an invalid command line; the message says why. */
  static final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
      super(message);
    }
  }

  static CommandLine parse(List<String> arguments) throws UsageException {
    Parser parser = new Parser(arguments.iterator());
    return parser.parse();
  }

  private static final class Parser {
    private final Iterator<String> words;
    private final List<ImageArgument> images = new ArrayList<>();
    private @Nullable MappingSource repositoryToCpe;
    private @Nullable MappingSource nameToRepositories;
    private @Nullable StoreChoice store;
    private @Nullable StoreChoice database;
    private PlatformChoice platform = PlatformChoice.forThisMachine();
    private int concurrency = 2;
    private boolean json;
    private boolean help;
    private boolean version;

    Parser(Iterator<String> words) {
      this.words = words;
    }

    CommandLine parse() throws UsageException {
      boolean optionsEnded = false;
      while (words.hasNext()) {
        String word = words.next();
        if (optionsEnded || !word.startsWith("-")) {
          images.add(image(word));
        } else if (word.equals("--")) {
          optionsEnded = true;
        } else {
          option(word);
        }
      }
      return new CommandLine(
          List.copyOf(images),
          repositoryToCpe,
          nameToRepositories,
          chosenStore(),
          platform,
          concurrency,
          json,
          help,
          version);
    }

    private static ImageArgument image(String word) throws UsageException {
      if (word.isBlank()) {
        throw new UsageException("the name of an image is empty");
      }
      return new ImageArgument(word);
    }

    private void option(String word) throws UsageException {
      switch (word) {
        case "--repo2cpe" -> repositoryToCpe = source(word);
        case "--name2repos" -> nameToRepositories = source(word);
        case "--jdbc" -> database = jdbc(value(word));
        case "--store" -> store = store(value(word));
        case "--platform" -> platform = platform(value(word));
        case "--concurrency" -> concurrency = number(word);
        case "--json" -> json = true;
        case "--help", "-h" -> help = true;
        case "--version" -> version = true;
        default -> throw new UsageException("unknown option " + word);
      }
    }

    private String value(String option) throws UsageException {
      if (!words.hasNext()) {
        throw new UsageException(option + " needs a value");
      }
      return words.next();
    }

    private StoreChoice chosenStore() throws UsageException {
      if (store != null && database != null) {
        throw new UsageException("--store and --jdbc contradict each other: pass one of them");
      }
      if (database != null) {
        return database;
      }
      return store == null ? new StoreChoice.Embedded() : store;
    }

    private static StoreChoice jdbc(String url) throws UsageException {
      if (!url.startsWith("jdbc:postgresql:")) {
        String only = url.startsWith("jdbc:") ? "only PostgreSQL is supported: " : "";
        throw new UsageException(
            only + "--jdbc needs a URL such as jdbc:postgresql://localhost/libindex");
      }
      return new StoreChoice.Jdbc(url);
    }

    private StoreChoice store(String name) throws UsageException {
      return switch (name) {
        case "memory" -> new StoreChoice.Memory();
        case "embedded" -> new StoreChoice.Embedded();
        default -> throw new UsageException("--store must be memory or embedded, not " + name);
      };
    }

    private static PlatformChoice platform(String text) throws UsageException {
      try {
        return PlatformChoice.only(Platform.parse(text));
      } catch (IllegalArgumentException e) {
        throw new UsageException(
            "--platform must be OS/ARCHITECTURE[/VARIANT], such as linux/arm64, not " + text);
      }
    }

    private int number(String option) throws UsageException {
      String text = value(option);
      try {
        int number = Integer.parseInt(text);
        if (number > 0) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw new UsageException(option + " needs a number, not " + text);
      }
      throw new UsageException(option + " needs a positive number, not " + text);
    }

    private MappingSource source(String option) throws UsageException {
      String text = value(option);
      String lower = text.toLowerCase(Locale.ROOT);
      if (lower.startsWith("http://") || lower.startsWith("https://")) {
        try {
          return MappingSource.uri(URI.create(text));
        } catch (IllegalArgumentException e) {
          throw new UsageException(option + " needs a URL or a file: the URL is malformed");
        }
      }
      Path file = Path.of(text);
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        if (lower.matches("[a-z][a-z0-9+.-]+:/.*")) {
          throw new UsageException(
              option + " needs a path, or a URL that begins with http:// or https://");
        }
        throw new UsageException(option + ": no such file: " + text);
      }
      return MappingSource.file(file);
    }
  }
}
