package org.hikeshi.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedAtTest {

  private static final Instant NOW = Instant.parse("2026-02-08T17:30:00Z");
  private static final Instant AN_HOUR_AGO = ago("PT1H");

  @ParameterizedTest
  @ValueSource(strings = {"-PT3S", "-PT9H", "-P90D", "-P2222D", "PT3S", "PT9H", "P90D", "P2222D"})
  void aClockThatIsWrongAllTheWhileIsAWatch(String by) {
    // given
    var typed = AN_HOUR_AGO.plus(Duration.parse(by));
    var sent = NOW.plus(Duration.parse(by));
    // then
    assertThat(at(typed, sent, null)).isEqualTo(AN_HOUR_AGO);
    assertThat(at(typed, sent, ago("PT2H"))).isEqualTo(AN_HOUR_AGO);
  }

  static Stream<Arguments> changedClocks() {
    return Stream.of(
        // it was years behind, and was set right before it was sent
        Arguments.of(ago("P2222D"), NOW, ago("PT20H"), ago("PT20H")),
        Arguments.of(ago("P2222D"), NOW, ago("P30D"), NOW),
        Arguments.of(ago("P2222D"), NOW, null, NOW),
        // it was months behind
        Arguments.of(ago("P90D"), NOW, ago("PT20H"), ago("PT20H")),
        Arguments.of(ago("P90D"), NOW, null, ago("P90D")),
        // it was ahead
        Arguments.of(in("P400D"), NOW, ago("PT20H"), ago("PT20H")),
        Arguments.of(in("P400D"), NOW, null, NOW),
        // it was right, and is wrong by now
        Arguments.of(ago("P1D"), ago("P2222D"), ago("P2D"), ago("P1D")),
        Arguments.of(ago("P1D"), in("P2222D"), null, ago("P1D")));
  }

  @ParameterizedTest
  @MethodSource("changedClocks")
  void aClockThatWasChangedMeanwhileErasesNoDuty(
      Instant typed, Instant sent, @Nullable Instant seen, Instant taken) {
    assertThat(at(typed, sent, seen)).isEqualTo(taken);
  }

  static Stream<Arguments> clocksThatWereRight() {
    return Stream.of(
        // the computer was suspended while it waited, and is sent before its clock is set right
        Arguments.of(ago("P3D"), ago("P3D").plusSeconds(3600), ago("P4D"), ago("P3D")),
        // it ran ahead before it was typed
        Arguments.of(ago("P1D"), in("P2D"), ago("P4D"), ago("P3D")),
        // it said 2020 from then on
        Arguments.of(ago("P2222D"), ago("P2222D").plusSeconds(3600), ago("P4D"), AN_HOUR_AGO),
        // it was right all the while
        Arguments.of(AN_HOUR_AGO, NOW, ago("P4D"), AN_HOUR_AGO));
  }

  @ParameterizedTest
  @MethodSource("clocksThatWereRight")
  void aClockThatWasRightWhenAPageWasShownIsNoWorseThanAWatchThatStoodStill(
      Instant typed, Instant sent, Instant seen, Instant taken) {
    // given
    var form = form(typed, sent, seen);
    for (var clock : List.of(seen, seen.plusSeconds(240), seen.minusSeconds(240))) {
      form.all().put("clockAt", List.of(clock.toString()));
      // then
      assertThat(TypedAt.of(form, NOW).at()).isEqualTo(taken);
    }
  }

  @Test
  void aClockThatWasWrongWhenAPageWasShownIsAWatch() {
    // given
    var form = form(ago("P3D"), ago("P3D").plusSeconds(3600), ago("P4D"));
    // when
    form.all().put("clockAt", List.of(ago("P4D").minusSeconds(3600).toString()));
    // then
    assertThat(TypedAt.of(form, NOW).at()).isEqualTo(AN_HOUR_AGO);
  }

  @Test
  void whatAnOlderPageHasSentIsTakenAsItSaysWhereThatIsSensible() {
    assertThat(at(ago("P60D"), null, null)).isEqualTo(ago("P60D"));
    assertThat(at(ago("P2222D"), null, null)).isEqualTo(NOW);
    assertThat(at(in("PT1H"), null, null)).isEqualTo(NOW);
  }

  @Test
  void whatWaitedForMonthsWasKnownMonthsAgoAndSomebodyIsTold() {
    // given
    var typed = TypedAt.of(form(ago("P65D"), NOW, ago("P70D")), NOW);
    // then
    assertThat(typed).isEqualTo(new TypedAt(ago("P65D"), ago("P65D")));
  }

  @Test
  void nobodyIsToldOfAClockThatIsRight() {
    assertThat(TypedAt.of(form(ago("PT9H"), NOW.minusSeconds(60), null), NOW).said()).isNull();
    assertThat(TypedAt.of(form(null, null, null), NOW)).isEqualTo(new TypedAt(NOW, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "+999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z"})
  void whatIsNoTimeIsNone(String text) {
    for (var field : List.of("typedAt", "sentAt", "seenAt", "clockAt")) {
      var form = form(AN_HOUR_AGO, NOW, null);
      form.all().put(field, List.of(text));
      assertThat(TypedAt.of(form, NOW).at()).isIn(NOW, AN_HOUR_AGO);
    }
  }

  private static Instant at(Instant typed, @Nullable Instant sent, @Nullable Instant seen) {
    return TypedAt.of(form(typed, sent, seen), NOW).at();
  }

  private static ReportForm form(
      @Nullable Instant typed, @Nullable Instant sent, @Nullable Instant seen) {
    var fields = new HashMap<String, List<String>>();
    put(fields, "typedAt", typed);
    put(fields, "sentAt", sent);
    put(fields, "seenAt", seen);
    return ReportForm.of(fields);
  }

  private static void put(HashMap<String, List<String>> to, String field, @Nullable Instant at) {
    if (at != null) {
      to.put(field, List.of(at.toString()));
    }
  }

  private static Instant ago(String time) {
    return NOW.minus(Duration.parse(time));
  }

  private static Instant in(String time) {
    return NOW.plus(Duration.parse(time));
  }
}
