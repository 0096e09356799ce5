package dev.libindex.rhel.internal.buildinfo;

import dev.libindex.model.NormalizedVersion;
import dev.libindex.rhel.internal.golang.Json;
import dev.libindex.rhel.internal.golang.JsonField;
import dev.libindex.rhel.internal.golang.JsonSyntaxException;
import dev.libindex.rhel.internal.golang.JsonTypeException;
import dev.libindex.rhel.internal.golang.JsonValue;
import dev.libindex.rhel.internal.golang.Quotation;
import dev.libindex.rhel.internal.golang.Timestamps;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The labels that name a container, from a file {@code labels.json}.
 *
 * @param created when the image was built, if the file says so
 * @param architecture as the file has it, or empty
 * @param name of the container's repository, or empty
 * @param cpe a name of the product that is still to be parsed, or empty
 */
public record LabelsJson(Optional<Instant> created, String architecture, String name, String cpe) {

  /** Go's zero time, which counts as none. */
  private static final Instant NO_TIME = Instant.parse("0001-01-01T00:00:00Z");

  private static final String CREATED = "org.opencontainers.image.created";

  /**
   * Reads the file.
   *
   * @throws BuildInfoException if the content is not JSON, or a field is not of its type
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
        Optional.ofNullable(texts.get(CREATED)).flatMap(Timestamps::parse).filter(LabelsJson::set),
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

  private static boolean set(Instant time) {
    return !time.equals(NO_TIME);
  }

  private static String unquoted(String text) {
    return Quotation.unquote(text).orElse(text);
  }

  /** Whether name, architecture and time are there, without which the container has no package. */
  public boolean isComplete() {
    return created.isPresent() && !architecture.isEmpty() && !name.isEmpty();
  }

  /** The container's version: when it was built, in seconds since 1970, if that is known. */
  public Optional<String> version() {
    return created.map(time -> Long.toString(time.getEpochSecond()));
  }

  /**
   * The version to compare, if there is one. Times that 32 bits do not hold, from 2038 on, count as
   * the last that they hold.
   */
  public Optional<NormalizedVersion> normalizedVersion() {
    return created.map(
        time -> {
          long seconds = time.getEpochSecond();
          long held = Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, seconds));
          return new RhcTag(held, 0).minimum();
        });
  }
}
