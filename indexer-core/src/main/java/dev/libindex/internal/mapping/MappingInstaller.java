package dev.libindex.internal.mapping;

import dev.libindex.mapping.MappingDeclaration;
import dev.libindex.mapping.MappingProvenance;
import dev.libindex.mapping.MappingRefusedException;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.options.MappingOptions;
import dev.libindex.store.Bytes;
import dev.libindex.store.MappingStore;
import dev.libindex.store.MappingUpload;
import dev.libindex.store.RefusedMapping;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks mapping files and makes them the current version. Thread-safe. */
final class MappingInstaller {
  private static final Logger LOG = LoggerFactory.getLogger(MappingInstaller.class);

  private final MappingStore store;
  private final MappingOptions options;
  private final Clock clock;

  MappingInstaller(MappingStore store, MappingOptions options, Clock clock) {
    this.store = store;
    this.options = options;
    this.clock = clock;
  }

  /** Installs a seed file, unless the store has ever had a version with this content. */
  void seed(MappingDeclaration mapping, Path file) throws IOException {
    MappingContent content = MappingContent.of(file, options.maxBytes());
    if (!store.knowsMapping(mapping.name(), content.digest())) {
      install(mapping, content, provenance(file), false);
    }
  }

  /**
   * Installs a file that is being imported.
   *
   * @param force whether to accept a version that has no keys, or far fewer than the current one
   */
  MappingVersion importFile(MappingDeclaration mapping, Path file, boolean force)
      throws IOException {
    MappingContent content = MappingContent.of(file, options.maxBytes());
    return install(mapping, content, provenance(file), force);
  }

  /**
   * Installs the body of a server's response unless it is outdated. Content that the store has had
   * before replaces a version from the same server, because the server has then gone back to it,
   * but not a version that has come from elsewhere since.
   */
  void receive(MappingDeclaration mapping, byte[] body, MappingProvenance provenance)
      throws IOException {
    MappingContent content = MappingContent.of(body, options.maxBytes());
    Optional<MappingVersion> current = store.currentMapping(mapping.name());
    boolean elsewhere =
        current.isPresent() && !current.get().provenance().origin().equals(provenance.origin());
    if (elsewhere
        && !isCurrent(content, current)
        && store.knowsMapping(mapping.name(), content.digest())) {
      LOG.debug("mapping {}: {} has nothing new", mapping.name(), provenance.origin());
    } else {
      installOrKeep(mapping, content, provenance);
    }
  }

  /**
   * Installs a version, or keeps it beside the current one if it loses too many keys. It is then
   * not downloaded again, and a person may accept it.
   */
  private void installOrKeep(
      MappingDeclaration mapping, MappingContent content, MappingProvenance provenance) {
    Map<String, List<String>> entries = parse(mapping, content);
    Optional<MappingVersion> before = store.currentMapping(mapping.name());
    String losses = losses(mapping, content, entries, before);
    if (losses.isEmpty()) {
      install(mapping, content, entries, provenance, before);
      return;
    }
    String reason = losses + "; it is kept, accept it if that is right";
    store.keepRefused(
        new RefusedMapping(
            mapping.name(), content.digest(), provenance, reason, Bytes.copyOf(content.bytes())));
    throw new MappingRefusedException(mapping.name(), reason, null);
  }

  /** Installs the version that was refused last; returns empty if there is none. */
  Optional<MappingVersion> accept(MappingDeclaration mapping) throws IOException {
    Optional<RefusedMapping> refused = store.refusedMapping(mapping.name());
    if (refused.isEmpty()) {
      return Optional.empty();
    }
    MappingContent content =
        MappingContent.of(refused.get().content().toByteArray(), options.maxBytes());
    MappingProvenance provenance = refused.get().provenance().at(clock.instant());
    return Optional.of(install(mapping, content, provenance, true));
  }

  private MappingVersion install(
      MappingDeclaration mapping,
      MappingContent content,
      MappingProvenance provenance,
      boolean force) {
    Map<String, List<String>> entries = parse(mapping, content);
    Optional<MappingVersion> before = store.currentMapping(mapping.name());
    String losses = force ? "" : losses(mapping, content, entries, before);
    if (!losses.isEmpty()) {
      throw new MappingRefusedException(
          mapping.name(), losses + "; import it with force if that is right", null);
    }
    return install(mapping, content, entries, provenance, before);
  }

  private MappingVersion install(
      MappingDeclaration mapping,
      MappingContent content,
      Map<String, List<String>> entries,
      MappingProvenance provenance,
      Optional<MappingVersion> before) {
    MappingVersion now =
        store.installMapping(
            new MappingUpload(mapping.name(), content.digest(), provenance, entries));
    if (before.isEmpty() || before.get().sequence() != now.sequence()) {
      LOG.info(
          "mapping installed: {} with {} keys from {}, {}",
          now.name(),
          now.keys(),
          now.provenance().origin(),
          now.digest());
    }
    return now;
  }

  private MappingProvenance provenance(Path file) {
    return new MappingProvenance(String.valueOf(file.getFileName()), "", "", clock.instant());
  }

  private static Map<String, List<String>> parse(
      MappingDeclaration mapping, MappingContent content) {
    try {
      return mapping.format().parse(content.bytes());
    } catch (IOException | RuntimeException e) {
      throw new MappingRefusedException(mapping.name(), Failure.describe(e), e);
    }
  }

  private static boolean isCurrent(MappingContent content, Optional<MappingVersion> current) {
    return current.filter(version -> version.digest().equals(content.digest())).isPresent();
  }

  /**
   * Returns why a version loses too many keys; empty if it does not. A file that was truncated or
   * filtered on its way must not remove anything from reports.
   */
  private String losses(
      MappingDeclaration mapping,
      MappingContent content,
      Map<String, List<String>> entries,
      Optional<MappingVersion> current) {
    if (isCurrent(content, current)) {
      return "";
    }
    int keys = current.map(MappingVersion::keys).orElse(0);
    Set<String> kept =
        entries.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    long lost = store.lostKeys(mapping.name(), kept);
    boolean tooMany = entries.isEmpty() || lost > keys * options.shrinkTolerance();
    return tooMany
        ? "it has %d keys, and lacks or empties %d of the current version's %d"
            .formatted(entries.size(), lost, keys)
        : "";
  }
}
