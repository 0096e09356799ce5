package dev.libindex.rhel.internal.databases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("rpm's macros")
final class RpmMacrosTest {
  @Test
  @DisplayName("may define the directory and the backend")
  void definitions() {
    assertEquals(
        new MacroFile("%{_var}/lib/rpm", "sqlite"),
        MacroFile.parse(
            """
            #/*! \\page config_macros Default configuration
            %_dbpath\t\t%{_usr}/lib/sysimage/rpm
            %_dbpath_rebuild\t%{_dbpath}
              %_dbpath %{_var}/lib/rpm
            %_db_backend\t      sqlite
            """));
    assertEquals(MacroFile.EMPTY, MacroFile.parse("# %_dbpath /x\n%_dbpathx /y\n%_dbpath a b\n"));
  }

  @Test
  @DisplayName("count in the order in which rpm reads their files")
  void order() {
    MacroFile usual = new MacroFile("%{_prefix}/lib/sysimage/rpm", "sqlite");
    MacroFile ostree = new MacroFile("/usr/share/rpm/", "");
    assertEquals(
        new RpmMacros(Optional.of("usr/share/rpm"), "sqlite"),
        RpmMacros.of(
            Map.of("usr/lib/rpm/macros", usual, "usr/lib/rpm/macros.d/macros.ostree", ostree)));
    assertEquals(
        new RpmMacros(Optional.of("usr/lib/sysimage/rpm"), "sqlite"),
        RpmMacros.of(
            Map.of("etc/rpm/macros", usual, "usr/lib/rpm/macros.d/macros.ostree", ostree)));
  }

  @Test
  @DisplayName("say nothing where they depend on what is unknown")
  void unknown() {
    MacroFile file = new MacroFile("%(bash -c 'echo ~/.rpmdb')", "");
    assertEquals(
        new RpmMacros(Optional.empty(), ""), RpmMacros.of(Map.of("usr/lib/rpm/macros", file)));
  }

  @Test
  @DisplayName("are recognised by their beginning")
  void recognised() {
    byte[] text = "# x\n%_dbpath /x".getBytes(StandardCharsets.UTF_8);
    assertTrue(MacroFile.recognizes(text, text.length));
    assertFalse(MacroFile.recognizes(text, 5));
  }
}
