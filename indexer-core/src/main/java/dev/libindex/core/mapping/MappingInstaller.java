package dev.libindex.core.mapping;

import dev.libindex.mapping.MappingDeclaration;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.store.MappingStore;
import dev.libindex.store.MappingUpload;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks a mapping file and makes it the current version. */
final class MappingInstaller {
  private static final Logger LOG = LoggerFactory.getLogger(MappingInstaller.class);

  /** Where bytes came from, and what the server said of them. */
  record Origin(String text, String entityTag, String lastModified) {
    static Origin of(String text) {
      return new Origin(text, "", "");
    }
  }

  private final MappingStore store;
  private final MappingSupplySettings settings;
  private final Clock clock;

  MappingInstaller(MappingStore store, MappingSupplySettings settings, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  /** Installs, unless the store has ever had a version of this content. */
  void seed(MappingDeclaration mapping, byte[] raw, String origin) throws IOException {
    byte[] plain = plain(mapping, raw);
    if (!store.knowsMapping(mapping.name(), digest(plain))) {
      install(mapping, plain, Origin.of(origin), false);
    }
  }

  /** Installs. */
  MappingVersion install(MappingDeclaration mapping, byte[] raw, Origin origin, boolean force)
      throws IOException {
    byte[] plain = plain(mapping, raw);
    Map<String, List<String>> entries = parse(mapping, plain);
    Optional<MappingVersion> current = store.currentMapping(mapping.name());
    if (!force && current.isPresent()) {
      checkShrinking(current.get(), entries.size());
    }
    MappingVersion version =
        store.installMapping(
            new MappingUpload(
                mapping.name(),
                digest(plain),
                origin.entityTag(),
                origin.lastModified(),
                origin.text(),
                clock.instant(),
                entries));
    LOG.info(
        "mapping installed: {} with {} keys from {}, {}",
        version.name(),
        version.keys(),
        version.origin(),
        version.digest());
    return version;
  }

  private byte[] plain(MappingDeclaration mapping, byte[] raw) throws MappingRefusedException {
    try {
      return MappingBytes.plain(raw, settings.maxBytes());
    } catch (IOException e) {
      throw refused(mapping, e);
    }
  }

  private static Map<String, List<String>> parse(MappingDeclaration mapping, byte[] plain)
      throws MappingRefusedException {
    try {
      return mapping.format().parse(plain);
    } catch (IOException e) {
      throw refused(mapping, e);
    }
  }

  private static MappingRefusedException refused(MappingDeclaration mapping, IOException cause) {
    return new MappingRefusedException(
        "mapping " + mapping.name() + " refused: " + cause.getMessage(), cause);
  }

  /** A file that was cut or filtered on its way must not make reports poorer. */
  private void checkShrinking(MappingVersion current, int keys) throws MappingRefusedException {
    if (keys < current.keys() * (1 - settings.shrinkTolerance())) {
      throw new MappingRefusedException(
          "mapping %s refused: it has %d keys, the current version %d; import it with force if that is right"
              .formatted(current.name(), keys, current.keys()),
          null);
    }
  }

  private static String digest(byte[] plain) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(plain);
      return "sha256:" + HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
