package dev.libindex.rhel.internal.dnf;

import dev.libindex.rhel.internal.sqlite.SqliteTable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the packages of a history. */
final class HistoryPackages {
  private HistoryPackages() {}

  /** Returns the packages by item id. */
  static Map<Long, HistoryPackage> read(HistoryTables tables) throws IOException {
    boolean isDnf5 = tables.areFromDnf5();
    Map<Long, String> names = isDnf5 ? tables.textsById("pkg_name", "name") : Map.of();
    Map<Long, String> archs = isDnf5 ? tables.textsById("arch", "name") : Map.of();
    SqliteTable table = tables.table("rpm");
    int item = table.column("item_id");
    int name = table.column(isDnf5 ? "name_id" : "name");
    int epoch = table.column("epoch");
    int version = table.column("version");
    int release = table.column("release");
    int arch = table.column(isDnf5 ? "arch_id" : "arch");
    Map<Long, HistoryPackage> packages = new HashMap<>();
    tables.forEachRow(
        table,
        row -> {
          // dnf 5 keeps names and architectures in separate tables.
          @Nullable String nameText = isDnf5 ? names.get(row.integer(name)) : row.text(name);
          @Nullable String archText = isDnf5 ? archs.get(row.integer(arch)) : row.text(arch);
          if (nameText != null && archText != null) {
            packages.put(
                row.integer(item),
                new HistoryPackage(
                    nameText, row.text(epoch), row.text(version), row.text(release), archText));
          }
        });
    return packages;
  }
}
