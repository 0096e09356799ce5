package dev.libindex.internal.whiteout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.model.IndexedFile;
import dev.libindex.model.Notice;
import dev.libindex.scan.ScanResult;
import dev.libindex.testdata.contract.FakeLayer;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A whiteout")
class WhiteoutScannerTest {

  private static ScanResult<IndexedFile> scan(String path) {
    return new WhiteoutScanner().scan(FakeLayer.of(path, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"etc/.wh.", "etc/.wh..", "etc/.wh...", ".wh."})
  @DisplayName("that hides nothing causes a notice (D32)")
  void malformed(String path) {
    assertEquals(List.of(new Notice(path, "a whiteout that hides nothing")), scan(path).notices());
    assertEquals(List.of(), scan(path).partialErrors());
  }

  @ParameterizedTest
  @ValueSource(strings = {".wh..wh..opq", "etc/.wh..wh..opq", "etc/.wh.passwd", "etc/.wh..hidden"})
  @DisplayName("that hides something is found without a notice")
  void wellFormed(String path) {
    assertEquals(List.of(), scan(path).notices());
    assertEquals(List.of(path), scan(path).items().stream().map(IndexedFile::path).toList());
  }
}
