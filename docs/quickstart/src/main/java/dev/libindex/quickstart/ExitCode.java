package dev.libindex.quickstart;

import dev.libindex.model.State;

/** The exit codes, from good to bad. */
enum ExitCode {
  /** Every image is finished. */
  FINISHED(0),
  /** At least one image is partial, and none failed. */
  PARTIAL(3),
  /** At least one image failed, or the command line is invalid. */
  ERROR(1);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** Returns the exit code that the shell sees. */
  int code() {
    return code;
  }

  static ExitCode of(State state) {
    return switch (state) {
      case INDEX_FINISHED -> FINISHED;
      case INDEX_PARTIAL -> PARTIAL;
      case INDEX_ERROR, CHECK_MANIFEST, FETCH_LAYERS, SCAN_LAYERS, COALESCE, INDEX_MANIFEST ->
          ERROR;
    };
  }

  ExitCode worse(ExitCode other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
