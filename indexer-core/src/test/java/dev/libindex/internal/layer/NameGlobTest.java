package dev.libindex.internal.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.layer.EntryType;
import dev.libindex.layer.PathSelector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A pattern of names")
class NameGlobTest {
  private static final List<String> NAMES =
      List.of(
          "a", "aa", "ab", "ba", "aba", "a.jar", ".jar", "b.jar", "é.jar", "jar", "aéa", ".wh.");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*", "a*", "*a", "a*a", "a*b*a", "?", "a?a", "?*", "*?", "*.jar", "?.jar", "ab", ".wh.*"
      })
  @DisplayName("matches the same names as a selector, byte by byte or not")
  void sameAsSelector(String glob) {
    EntryTable table = new EntryTable();
    PathText noTarget = new PathText();
    for (String name : NAMES) {
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      int entry = table.put(EntryTable.ROOT, bytes, 0, bytes.length, EntryType.FILE, noTarget);
      NameGlob tested = new NameGlob(glob);
      boolean matches = tested.mayEndWith(table.lastByte(entry)) && tested.matches(table, entry);
      assertEquals(PathSelector.globs(glob).matches(name), matches, name);
    }
  }
}
