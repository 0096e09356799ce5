package dev.libindex.rhel.internal.buildinfo;

import dev.libindex.model.NormalizedVersion;
import dev.libindex.rhel.internal.gojson.Json;
import dev.libindex.rhel.internal.gojson.JsonField;
import dev.libindex.rhel.internal.gojson.JsonSyntaxException;
import dev.libindex.rhel.internal.gojson.JsonTypeException;
import dev.libindex.rhel.internal.gojson.JsonValue;
import dev.libindex.rhel.internal.gojson.QuotedLiteral;
import dev.libindex.rhel.internal.gojson.Timestamps;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The labels that identify a container, from its {@code labels.json}.
 *
 * @param created when the image was built, if the file says so
 * @param architecture as written in the file, or empty
 * @param name the name of the container's repository, or empty
 * @param cpe the product's CPE name, not yet parsed, or empty
 */
public record LabelsJson(Optional<Instant> created, String architecture, String name, String cpe) {

  /** Go's zero time, which counts as absent. */
  private static final Instant NO_TIME = Instant.parse("0001-01-01T00:00:00Z");

  private static final String CREATED = "org.opencontainers.image.created";

  /**
   * Parses the file.
   *
   * @throws BuildInfoException if the content is not JSON, or a field has the wrong type
   */
  public static LabelsJson parse(byte[] content) throws BuildInfoException {
    Map<String, String> texts = new HashMap<>();
    Map<String, JsonField> fields = new HashMap<>();
    for (String name : new String[] {"architecture", "name", "cpe"}) {
      fields.put(name, value -> value.string().ifPresent(text -> texts.put(name, text)));
    }
    fields.put(CREATED, value -> checkTime(value).ifPresent(text -> texts.put(CREATED, text)));
    try {
      Json.readObject(content, fields);
    } catch (JsonSyntaxException | JsonTypeException e) {
      throw new BuildInfoException("labels.json", e);
    }
    return new LabelsJson(
        Optional.ofNullable(texts.get(CREATED))
            .flatMap(Timestamps::parse)
            .filter(LabelsJson::isSet),
        unquoted(texts.getOrDefault("architecture", "")),
        unquoted(texts.getOrDefault("name", "")),
        unquoted(texts.getOrDefault("cpe", "")));
  }

  private static Optional<String> checkTime(JsonValue value) throws JsonTypeException {
    Optional<String> text = value.string();
    if (text.isPresent() && Timestamps.parse(text.get()).isEmpty()) {
      throw new JsonTypeException(CREATED, "not a time in RFC 3339");
    }
    return text;
  }

  private static boolean isSet(Instant time) {
    return !time.equals(NO_TIME);
  }

  private static String unquoted(String text) {
    return QuotedLiteral.unquote(text).orElse(text);
  }

  /** Returns whether name, architecture and time, all of which a package needs, are present. */
  public boolean isComplete() {
    return created.isPresent() && !architecture.isEmpty() && !name.isEmpty();
  }

  /** Returns the container's version, its build time in seconds since 1970, if known. */
  public Optional<String> version() {
    return created.map(time -> Long.toString(time.getEpochSecond()));
  }

  /**
   * Returns the version to compare by, if there is one. Times that do not fit in 32 bits, such as
   * any after January 2038, are clamped to the nearest one that does.
   */
  public Optional<NormalizedVersion> normalizedVersion() {
    return created.map(
        time -> {
          long seconds = time.getEpochSecond();
          long clamped = Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, seconds));
          return new RhcTag(clamped, 0).minimum();
        });
  }
}
