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

  @Test
  void whoReadsItAtTwoSeesWhoIsAtTheDeskThenAndWhoIsAway() {
    // given
    var day = times("2026-02-08T23:30:00Z", "2026-02-09T08:30:00Z");
    var night = times("2026-02-09T08:30:00Z", "2026-02-09T23:30:00Z");
    var known =
        new ControlRoom.CallDown(
            List.of(
                new ControlRoom.OfDesk("昼", true, List.of(), day),
                new ControlRoom.OfDesk("夜", false, List.of(), night),
                new ControlRoom.OfDesk("休", false, List.of(), List.of()),
                new ControlRoom.OfDesk("旧", true, List.of(), null)),
            List.of(
                new ControlRoom.OnDuty("A", "E", "14", true, List.of(), List.of(), night),
                new ControlRoom.OnDuty("B", "E", "14", false, List.of(), day, List.of())),
            List.of());
    // when
    var list = compiling(new Stub(true), known).list(LocalDate.parse("2026-02-09"));
    // then
    assertThat(list.desk())
        .extracting(Line::when)
        .containsExactly("2/9 08:30–2/9 17:30", "2/9 17:30–2/10 08:30", "この期間は当番の時間がありません", "今の当番");
    assertThat(list.duty())
        .extracting(Line::when)
        .containsExactly("当番（本人が解くまで）; 不在 2/9 17:30–2/10 08:30", "2/9 08:30–2/9 17:30");
  }

  private static List<ControlRoom.Time> times(String from, String to) {
    return List.of(new ControlRoom.Time(Instant.parse(from), Instant.parse(to)));
  }

  private Compiling compiling(FrontDesk frontDesk) {
    var open =
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    new ControlRoom.Open(
                        new UUID(1, i), new UUID(2, i), "14", "UNANSWERED", List.of()))
            .toList();
    return compiling(frontDesk, new ControlRoom.CallDown(List.of(), List.of(), open));
  }

  private Compiling compiling(FrontDesk frontDesk, ControlRoom.CallDown known) {
    var settings =
        new SmallRyeConfigBuilder()
            .withMapping(CallDownSettings.class)
            .build()
            .getConfigMapping(CallDownSettings.class);
    return new Compiling(_ -> known, frontDesk, settings, clock);
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
