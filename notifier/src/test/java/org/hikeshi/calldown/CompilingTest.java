package org.hikeshi.calldown;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hikeshi.calldown.FrontDesk.Person;
import org.hikeshi.events.testing.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompilingTest {

  private final List<UUID> asked = new ArrayList<>();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-02-09T08:00:00Z"));

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

  @Test
  void anIncidentApiThatIsSlowTakesNoLongerThanTheListHas() {
    // given
    var slow = new Stub(Duration.ofSeconds(4));
    // when
    var list = compiling(slow).list(LocalDate.parse("2026-02-09"));
    // then
    assertThat(clock.instant()).isBefore("2026-02-09T08:02:10Z");
    assertThat(list.dispatches().getFirst().of()).contains("HKS-1");
    assertThat(list.dispatches().getLast().name()).contains("読めませんでした");
  }

  private Compiling compiling(FrontDesk frontDesk) {
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
        _ -> new ControlRoom.CallDown(List.of(), List.of(), open), frontDesk, settings, clock);
  }

  private final class Stub implements FrontDesk {

    private final boolean known;
    private final @Nullable Duration answersAfter;

    Stub(boolean known) {
      this.known = known;
      this.answersAfter = null;
    }

    Stub(Duration answersAfter) {
      this.known = true;
      this.answersAfter = answersAfter;
    }

    @Override
    public Incident incident(UUID incident) {
      asked.add(incident);
      if (answersAfter != null) {
        clock.advance(answersAfter);
        return new Incident("HKS-1", null);
      }
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
