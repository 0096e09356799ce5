package dev.libindex.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes U+FFFD for each lone surrogate, which UTF-8 cannot encode. */
final class WellFormedText extends JsonGeneratorDelegate {

  /** Patterns match code points, so this one does not match half of a pair. */
  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  WellFormedText(JsonGenerator json) {
    super(json);
  }

  @Override
  public void writeString(@Nullable String text) throws IOException {
    super.writeString(text == null ? null : wellFormed(text));
  }

  @Override
  public void writeFieldName(String name) throws IOException {
    super.writeFieldName(wellFormed(name));
  }

  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return LONE_SURROGATE.matcher(text).replaceAll("\ufffd");
      }
    }
    return text;
  }
}
