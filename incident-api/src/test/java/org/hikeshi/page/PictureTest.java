package org.hikeshi.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hikeshi.progress.Happening;
import org.hikeshi.web.Texts;
import org.junit.jupiter.api.Test;

class PictureTest {

  @Test
  void whatWasHeardLateStandsWhereItHappenedAndNothingFallsOutOfTheDrawing() {
    // given
    var texts = Texts.in(Locale.JAPANESE);
    var heard = List.of(at("02:00"), at("03:00"), at("02:15"));
    // when
    var picture = Picture.of(heard, new Labels(texts), texts);
    // then
    assertThat(picture.marks()).extracting(Picture.Mark::x).containsExactly(76L, 348L, 144L);
    assertThat(picture.ticks().getLast().words()).contains("12:00");
  }

  private static Happening at(String time) {
    return new Happening() {
      @Override
      public Instant at() {
        return Instant.parse("2026-02-08T" + time + ":00Z");
      }

      @Override
      public String source() {
        return "DISPATCH_SERVICE";
      }

      @Override
      public String what() {
        return "ReportFiled";
      }

      @Override
      public String word() {
        return what();
      }

      @Override
      public Map<String, String> codes() {
        return Map.of();
      }
    };
  }
}
