package dev.libindex.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The project's Markdown. */
final class Documents {
  private Documents() {}

  /** Returns the project's root folder. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("LICENSE"))) {
      folder = folder.getParent();
    }
    return Objects.requireNonNull(folder, "no folder above holds a LICENSE");
  }

  /** Returns the fenced blocks of a language in a document. */
  static List<String> blocks(String document, String language) {
    Matcher matcher =
        Pattern.compile("^```" + language + "\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE)
            .matcher(text(document));
    List<String> blocks = new ArrayList<>();
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    return blocks;
  }

  static String text(String document) {
    try {
      return Files.readString(root().resolve(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
