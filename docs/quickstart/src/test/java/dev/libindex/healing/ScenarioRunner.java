package dev.libindex.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.Libindex;
import dev.libindex.error.StoreException;
import dev.libindex.model.State;
import dev.libindex.testdata.http.MappingFile;
import dev.libindex.testdata.image.ShippedImage;
import dev.libindex.testdata.store.ProcessKilled;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Runs a scenario. If a process is killed, another one repeats the interrupted step; if the store
 * fails, the same process repeats it. Checks the stored reports after every step and every failure.
 */
final class ScenarioRunner implements AutoCloseable {
  private final TestEnvironment environment;
  private final CleanRun clean;
  private final Path folder;
  private final ProcessStarter processes;
  private String version = "1";
  private @Nullable Libindex running;
  private int repeats = 1;
  private boolean imported;

  ScenarioRunner(
      TestEnvironment environment, CleanRun clean, Path folder, ProcessStarter processes) {
    this.environment = environment;
    this.clean = clean;
    this.folder = folder;
    this.processes = processes;
  }

  /** Sets how often in a row each image is indexed. */
  ScenarioRunner repeatingRequests(int times) {
    repeats = times;
    return this;
  }

  void run(Scenario scenario) throws Exception {
    for (Scenario.Step step : scenario.steps()) {
      try {
        take(step);
      } catch (ProcessKilled e) {
        ReportCheck.check(environment, clean);
        close();
        processes.letTimePass();
        take(step);
      } catch (StoreException e) {
        ReportCheck.check(environment, clean);
        take(step);
      }
      ReportCheck.check(environment, clean);
    }
  }

  private void take(Scenario.Step step) throws Exception {
    switch (step) {
      case INDEX -> index(libindex());
      case IMPORT -> importMappings(libindex());
      case HEAL -> heal(libindex());
      case UPGRADE -> upgrade();
    }
  }

  private Libindex libindex() {
    if (running == null) {
      running = processes.start(version);
    }
    return running;
  }

  private void index(Libindex libindex) throws InterruptedException {
    for (int i = 0; i < repeats; i++) {
      for (ShippedImage image : TestEnvironment.IMAGES) {
        State state = libindex.index(environment.manifest(image)).state();
        assertEquals(expected(image), state, () -> "state of " + image);
      }
    }
  }

  private State expected(ShippedImage image) {
    return imported || image == ShippedImage.FOREIGN ? State.INDEX_FINISHED : State.INDEX_PARTIAL;
  }

  private void importMappings(Libindex libindex) throws IOException {
    imported = true;
    if (environment.mappings() < MappingFile.values().length) {
      TestEnvironment.importMappings(libindex, folder);
    }
  }

  /** Heals without indexing any image. */
  private void heal(Libindex libindex) throws InterruptedException {
    processes.letTimePass();
    libindex.heal();
    environment
        .reports()
        .forEach(
            (image, report) -> assertEquals(State.INDEX_FINISHED, report.state(), image::name));
  }

  private void upgrade() {
    close();
    version = "2";
    libindex();
  }

  @Override
  public void close() {
    if (running != null) {
      running.close();
      running = null;
    }
  }
}
