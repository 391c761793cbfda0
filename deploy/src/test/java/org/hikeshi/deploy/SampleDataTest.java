package org.hikeshi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a caller of the local system may rely on being there.
class SampleDataTest {

  private static final List<String> ON_DUTY =
      IntStream.rangeClosed(1, 6)
          .mapToObj(number -> "00000000-0000-7000-8000-0000000000e" + number)
          .toList();

  @Test
  void engineersOneToSixAreOnDutyAndTakeFiveSeatsEach() throws IOException {
    var onDuty = new ArrayList<String>();
    read("on-duty.json").forEach(engineer -> onDuty.add(engineer.asText()));
    assertThat(onDuty).isEqualTo(ON_DUTY);
    var engineers = read("engineers.json");
    assertThat(ON_DUTY)
        .allSatisfy(
            id -> assertThat(engineers.path(id).path("maxConcurrent").asInt()).isEqualTo(5));
  }

  @Test
  void theCommissionAndTheMinistryHaveAgreedToThePortal() throws IOException {
    var channels = read("channels.json");
    assertThat(List.of("ppc", "mhlw"))
        .allSatisfy(
            authority -> {
              assertThat(channels.path(authority).path("type").asText()).isEqualTo("PORTAL");
              assertThat(channels.path(authority).path("agreedOn").asText()).isNotBlank();
            });
  }

  private static JsonNode read(String file) throws IOException {
    return new ObjectMapper().readTree(Path.of("sample", file).toFile());
  }
}
