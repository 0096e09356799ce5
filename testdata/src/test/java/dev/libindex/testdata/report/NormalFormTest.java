package dev.libindex.testdata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NormalFormTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void dropsKeysThatClairDoesNotKnow() throws IOException {
    JsonNode report =
        JSON.readTree("{\"state\":\"x\",\"success\":true,\"err\":\"\",\"notices\":[1]}");
    assertEquals(
        JSON.readTree(
            "{\"state\":\"x\",\"success\":true,\"err\":\"\","
                + "\"distributions\":[],\"repositories\":[],\"packages\":[]}"),
        NormalForm.of(report, List.of()));
  }
}
