package dev.libindex.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes U+FFFD for U+0000 and counts the texts that had one: PostgreSQL has no U+0000 in a text.
 */
final class NullFilter extends JsonGeneratorDelegate {
  private int replaced;

  NullFilter(JsonGenerator json) {
    super(json);
  }

  int replaced() {
    return replaced;
  }

  @Override
  public void writeString(@Nullable String text) throws IOException {
    if (text != null && text.indexOf('\0') >= 0) {
      replaced++;
      super.writeString(text.replace('\0', '\ufffd'));
    } else {
      super.writeString(text);
    }
  }
}
