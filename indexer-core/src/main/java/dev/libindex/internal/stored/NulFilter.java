package dev.libindex.internal.stored;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes U+FFFD for each U+0000 (NUL), which PostgreSQL cannot hold in a text, and counts the texts
 * that had one.
 */
final class NulFilter extends JsonGeneratorDelegate {
  private int replaced;

  NulFilter(JsonGenerator json) {
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
