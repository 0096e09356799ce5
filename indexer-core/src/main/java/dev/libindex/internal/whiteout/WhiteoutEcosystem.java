package dev.libindex.internal.whiteout;

import dev.libindex.ecosystem.Coalescer;
import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.ecosystem.Resolver;
import dev.libindex.model.Contents;
import dev.libindex.scan.FileScanner;
import java.util.List;

/**
 * Applies whiteouts to packages that are files. As in claircore, it is appended to every list of
 * ecosystems.
 */
public final class WhiteoutEcosystem implements Ecosystem {

  @Override
  public String name() {
    return "whiteout";
  }

  @Override
  public List<FileScanner> fileScanners() {
    return List.of(new WhiteoutScanner());
  }

  @Override
  public Coalescer coalescer() {
    return layers -> Contents.empty();
  }

  @Override
  public List<Resolver> resolvers() {
    return List.of(new WhiteoutResolver());
  }
}
