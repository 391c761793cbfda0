package org.hikeshi.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hikeshi.deploy.demo.Night.Act;
import org.hikeshi.deploy.demo.Night.Lane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void thePageHoldsWhatWasDoneAndNothingElseCanEndItsScript(@TempDir Path folder)
      throws IOException {
    // given
    var night = new Night(Map.of("ja", "ある夜", "en", "A night"));
    var duty = JSON.readTree("{\"authority\": \"ppc\", \"state\": \"TO_FILE\"}");
    night.add(
        new Act(
            Lane.HOSPITAL,
            "2026-02-08T16:50:00Z",
            "2026-02-08T16:50:00Z",
            "第1報 </script>",
            "Report no. 1",
            List.of(duty)));
    // when
    var page = Files.readString(night.write(folder));
    // then
    var record =
        page.replaceAll("(?s).*<script type=\"application/json\"[^>]*>(.*?)</script>.*", "$1");
    var act = JSON.readTree(record).path("acts").path(0);
    assertThat(act.path("ja").asText()).isEqualTo("第1報 </script>");
    assertThat(act.path("lane").asText()).isEqualTo("HOSPITAL");
    assertThat(act.path("duties").path(0)).isEqualTo(duty);
  }
}
