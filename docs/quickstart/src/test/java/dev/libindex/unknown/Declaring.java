package dev.libindex.unknown;

import dev.libindex.ecosystem.Coalescer;
import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.ecosystem.PackageFormat;
import dev.libindex.model.Contents;
import java.util.Set;

/** An ecosystem that declares that it reads a format. */
record Declaring(PackageFormat format) implements Ecosystem {

  @Override
  public String name() {
    return "declaring";
  }

  @Override
  public Set<PackageFormat> reads() {
    return Set.of(format);
  }

  @Override
  public Coalescer coalescer() {
    return layers -> Contents.empty();
  }
}
