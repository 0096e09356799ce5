package dev.libindex.quickstart;

import dev.libindex.Libindex;
import dev.libindex.mapping.MappingSource;
import dev.libindex.mapping.MappingStatus;
import dev.libindex.quickstart.print.Progress;
import dev.libindex.quickstart.print.RedactedUrl;
import dev.libindex.rhel.RhelConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Red Hat's two mappings as given on the command line. A file becomes the current version
 * immediately. A URL is requested immediately, and its answer is awaited for a short time.
 */
final class Mappings {
  private static final Duration MAX_WAIT = Duration.ofSeconds(10);

  private final @Nullable MappingSource repositoryToCpe;
  private final @Nullable MappingSource nameToRepositories;

  Mappings(CommandLine command) {
    this.repositoryToCpe = command.repositoryToCpe();
    this.nameToRepositories = command.nameToRepositories();
  }

  /**
   * Returns a configuration without seed files. A file is imported instead, because whoever names
   * it wants it, even if the store has had it before.
   */
  RhelConfig config() {
    return new RhelConfig(uriOnly(repositoryToCpe), uriOnly(nameToRepositories));
  }

  private static MappingSource uriOnly(@Nullable MappingSource source) {
    return source == null || source.uri() == null ? MappingSource.none() : source;
  }

  boolean offline() {
    return uriOnly(repositoryToCpe).uri() == null && uriOnly(nameToRepositories).uri() == null;
  }

  void supply(Libindex libindex, Progress progress) throws IOException, InterruptedException {
    importFile(libindex, RhelConfig.REPOSITORY_TO_CPE, repositoryToCpe);
    importFile(libindex, RhelConfig.CONTAINER_NAME_REPOSITORIES, nameToRepositories);
    if (offline()) {
      return;
    }
    progress.say("requesting the mappings");
    for (MappingStatus status : libindex.refreshMappings(MAX_WAIT)) {
      explain(status, progress);
    }
  }

  private void explain(MappingStatus status, Progress progress) {
    MappingSource source =
        status.name().equals(RhelConfig.REPOSITORY_TO_CPE) ? repositoryToCpe : nameToRepositories;
    URI uri = source == null ? null : source.uri();
    if (uri == null) {
      return;
    }
    String mapping = "mapping " + status.name() + " from " + RedactedUrl.of(uri.toString());
    if (!status.problem().isEmpty()) {
      progress.say(mapping + " cannot be fetched: " + status.problem());
    } else if (status.current() == null) {
      progress.say(mapping + " has not arrived within " + MAX_WAIT.toSeconds() + " s");
    }
  }

  private static void importFile(Libindex libindex, String name, @Nullable MappingSource source)
      throws IOException {
    Path file = source == null ? null : source.file();
    if (file != null) {
      libindex.importMapping(name, file, true);
    }
  }
}
