package org.hikeshi.calldown;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.ws.rs.ProcessingException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hikeshi.calldown.FrontDesk.Person;
import org.junit.jupiter.api.Test;

class CompilingTest {

  private final List<UUID> asked = new ArrayList<>();

  @Test
  void anIncidentApiThatHangsIsWaitedForOnceAndEachLineSaysWhatCouldNotBeRead() {
    // given
    var hanging = new Stub(false);
    // when
    var list = compiling(hanging).list(LocalDate.parse("2026-02-09"));
    // then
    assertThat(asked).hasSize(1);
    assertThat(list.dispatches()).hasSize(100);
    assertThat(list.dispatches())
        .allSatisfy(
            line -> {
              assertThat(line.name()).contains("読めませんでした");
              assertThat(line.of()).contains("報告を読めませんでした");
            });
  }

  @Test
  void whereOnlyTheReportCannotBeReadTheHospitalsNumbersAreThere() {
    // given
    var halfWell = new Stub(true);
    // when
    var list = compiling(halfWell).list(LocalDate.parse("2026-02-09"));
    // then
    var line = list.dispatches().getFirst();
    assertThat(line.name()).isEqualTo("見本病院");
    assertThat(line.phones()).containsExactly("+81 80-1111-1111 (当直)");
    assertThat(line.of()).contains("報告を読めませんでした");
  }

  private static Compiling compiling(FrontDesk frontDesk) {
    var open =
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    new ControlRoom.Open(
                        new UUID(1, i), new UUID(2, i), "14", "UNANSWERED", List.of()))
            .toList();
    var settings =
        new SmallRyeConfigBuilder()
            .withMapping(CallDownSettings.class)
            .build()
            .getConfigMapping(CallDownSettings.class);
    return new Compiling(
        _ -> new ControlRoom.CallDown(List.of(), List.of(), open),
        frontDesk,
        settings,
        Clock.systemUTC());
  }

  private final class Stub implements FrontDesk {

    private final boolean known;

    Stub(boolean known) {
      this.known = known;
    }

    @Override
    public Incident incident(UUID incident) {
      asked.add(incident);
      throw new ProcessingException("no answer");
    }

    @Override
    public FrontDesk.Hospital hospital(UUID hospital) {
      asked.add(hospital);
      if (!known) {
        throw new ProcessingException("no answer");
      }
      return new FrontDesk.Hospital(
          "見本病院", List.of(new Person("当直", "+81 80-1111-1111", null, true)));
    }
  }
}
