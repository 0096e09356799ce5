package dev.libindex.json;

import dev.libindex.internal.json.ClairReportReader;
import dev.libindex.internal.json.JsonOutput;
import dev.libindex.internal.json.JsonShapeException;
import dev.libindex.internal.json.ReportWriter;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import java.nio.charset.StandardCharsets;

/**
 * Reads and writes index reports in the form in which Clair serves them and stores keep them.
 * Thread-safe.
 *
 * <p>As in Clair's reports, exactly these keys are left out if they are empty: {@code kind}, {@code
 * source}, {@code module} and {@code arch} of a package, and all keys of a repository except {@code
 * cpe}. Only {@code detector} and {@code repository_ids} may be null; a null map in one of Clair's
 * reports is read as an empty one.
 *
 * <p>Two keys are additions of Libindex and are left out if they would be empty: {@code
 * partial_errors}, a list of {@code layer}, {@code scanner} (with {@code name}, {@code version},
 * {@code kind}), {@code path}, {@code cause}, {@code reason} and, where they apply, {@code mapping}
 * and {@code limit} (with {@code name}, {@code value}); and {@code notices}, a list of {@code
 * layer}, {@code scanner}, {@code path} and {@code text}.
 *
 * <p>The form is canonical: the same report always gives the same bytes, and reading and writing
 * them again changes nothing. Reading is lenient: it accepts whatever Go's encoding/json accepts,
 * and thus the reports of all versions of Clair. It rejects only duplicate names, unknown states,
 * and a null or empty digest where a report of an image cannot have one.
 */
public final class IndexReportJson {
  private IndexReportJson() {}

  /** Writes a report in UTF-8. */
  public static byte[] write(IndexReport report) {
    return withManifest(report.manifestHash(), body(report));
  }

  /**
   * Writes the body of a report: all of it except the manifest hash. Reports that differ only in
   * their manifest have the same body.
   */
  public static byte[] body(IndexReport report) {
    return JsonOutput.bytes(json -> new ReportWriter(json).write(report));
  }

  /** Returns the whole report of a manifest, given a body that {@link #body} has written. */
  public static byte[] withManifest(Digest manifest, byte[] body) {
    byte[] head = ("{\"manifest_hash\":\"" + manifest + "\",").getBytes(StandardCharsets.US_ASCII);
    byte[] report = new byte[head.length + body.length - 1];
    System.arraycopy(head, 0, report, 0, head.length);
    System.arraycopy(body, 1, report, head.length, body.length - 1);
    return report;
  }

  /**
   * Reads a report.
   *
   * @throws JsonFormatException if the document or a value in it is malformed
   */
  public static IndexReport read(byte[] json) {
    try {
      return ClairReportReader.read(json);
    } catch (JsonShapeException e) {
      throw new JsonFormatException(e);
    }
  }

  /**
   * Reads the report of a manifest from its body.
   *
   * @throws JsonFormatException if the document or a value in it is malformed
   */
  public static IndexReport read(Digest manifest, byte[] body) {
    try {
      return ClairReportReader.read(manifest, body);
    } catch (JsonShapeException e) {
      throw new JsonFormatException(e);
    }
  }
}
