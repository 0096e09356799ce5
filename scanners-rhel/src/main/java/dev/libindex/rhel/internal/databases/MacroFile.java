package dev.libindex.rhel.internal.databases;

import dev.libindex.layer.PathSelector;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file of rpm macros says of the database.
 *
 * @param dbPath the value of {@code %_dbpath}, as written; empty if the file does not define it
 * @param backend the value of {@code %_db_backend}; empty if the file does not define it
 */
public record MacroFile(String dbPath, String backend) {
  /** Selects the macro files that rpm reads. */
  public static final PathSelector SELECTOR = RpmMacros.files();

  /** A file that says nothing. */
  public static final MacroFile EMPTY = new MacroFile("", "");

  private static final Pattern DB_PATH = definition("_dbpath");
  private static final Pattern BACKEND = definition("_db_backend");

  /**
   * Returns whether a file with this beginning may be a macro file that matters: one that begins as
   * rpm's own, or defines the database at once. Other macro files are not worth a second fetch of a
   * layer in which only hard links have their names.
   */
  public static boolean recognizes(byte[] beginning, int length) {
    String text = new String(beginning, 0, length, StandardCharsets.ISO_8859_1);
    return text.contains("config_macros") || text.contains("%_db");
  }

  /** Reads a macro file. As in rpm, the last definition of a macro counts. */
  public static MacroFile parse(String text) {
    return new MacroFile(last(DB_PATH, text), last(BACKEND, text));
  }

  private static Pattern definition(String macro) {
    return Pattern.compile(
        "^[ \\t]*%" + macro + "[ \\t]+(\\S{1,4096})[ \\t\\r]*$", Pattern.MULTILINE);
  }

  private static String last(Pattern definition, String text) {
    String value = "";
    Matcher matcher = definition.matcher(text);
    while (matcher.find()) {
      value = matcher.group(1);
    }
    return value;
  }
}
