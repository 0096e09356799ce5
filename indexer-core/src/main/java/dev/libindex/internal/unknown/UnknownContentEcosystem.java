package dev.libindex.internal.unknown;

import dev.libindex.ecosystem.Coalescer;
import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.model.Contents;
import dev.libindex.scan.FileScanner;
import java.util.List;

/** Registers the scanner for unknown content. It is appended to every list of ecosystems. */
public final class UnknownContentEcosystem implements Ecosystem {

  @Override
  public String name() {
    return "unknown-content";
  }

  @Override
  public List<FileScanner> fileScanners() {
    return List.of(new UnknownContentScanner());
  }

  @Override
  public Coalescer coalescer() {
    return layers -> Contents.empty();
  }
}
