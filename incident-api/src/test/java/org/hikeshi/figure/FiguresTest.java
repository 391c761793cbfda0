package org.hikeshi.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.Test;

/// What is there is rolled back.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class FiguresTest {

  private static final String LEAD = "{\"seat\": \"LEAD\"}";
  private static final LocalDate TODAY = LocalDate.of(2012, 6, 20);

  @Inject Figures figures;
  @Inject In2012 in2012;

  @Test
  @TestTransaction
  void whoeverAskedForHelpAndHadNobodyIsCountedAndWhoeverDidNotAskIsNot() {
    // given
    in2012.aSeat(in2012.anIncidentThatAsks("IN-VAIN"), "LEAD", "ON_SITE");
    in2012.happened(in2012.anIncidentThatAsks("ANSWERED"), 4, "OfferAccepted", LEAD);
    var fault = in2012.anIncident("FAULT");
    in2012.aReport(fault, 1, "HOSPITAL", "NOT_REQUESTED", In2012.NOON, null);
    // then
    assertThat(told("times", "ACCEPTED")).isEqualTo(Map.of("-5", 1L, "NONE", 1L));
    assertThat(told("times", "ARRIVED")).isEqualTo(Map.of("NONE", 2L));
  }

  /// Put in as the version before files, which says nothing of the hospital's traits.
  @Test
  @TestTransaction
  void whatTheVersionBeforeFilesBesideThisOneIsCountedWhereItsHospitalIs() {
    // given
    in2012.anIncident("BEFORE");
    // then
    assertThat(told("region", "KYUSHU")).isEqualTo(Map.of("2012-06", 1L));
    assertThat(told("kind", "PRIVATE")).isEqualTo(Map.of("2012-06", 1L));
  }

  @Test
  @TestTransaction
  void theClockStartsWithTheFirstReportThatAsksForHelp() {
    // given
    var incident = in2012.anIncident("LATER");
    in2012.aReport(incident, 1, "HOSPITAL", "NOT_REQUESTED", In2012.NOON, null);
    in2012.aReport(
        incident, 2, "HOSPITAL", "REQUESTED", In2012.NOON.plus(Duration.ofHours(9)), null);
    in2012.happened(incident, 9 * 60 + 4, "OfferAccepted", LEAD);
    // then
    assertThat(told("times", "ACCEPTED")).isEqualTo(Map.of("-5", 1L));
  }

  @Test
  @TestTransaction
  void theClockOfACallStartsWhenItCameAndNotWhenItWasTyped() {
    // given
    var incident = in2012.anIncident("CALLED");
    in2012.aReport(
        incident,
        1,
        "COORDINATOR_PHONE",
        "REQUESTED",
        In2012.NOON,
        In2012.NOON.minus(Duration.ofHours(3)));
    in2012.happened(incident, 4, "OfferAccepted", LEAD);
    // then
    assertThat(told("times", "ACCEPTED")).isEqualTo(Map.of("-240", 1L));
  }

  @Test
  @TestTransaction
  void whoeverBeginsWithoutSayingThatSheIsThereIsThere() {
    // given
    in2012.happened(
        in2012.anIncidentThatAsks("WORKS"),
        50,
        "SeatProgressed",
        "{\"seat\": \"LEAD\", \"state\": \"WORKING\", \"mode\": \"ON_SITE\"}");
    in2012.happened(
        in2012.anIncidentThatAsks("DONE"),
        20,
        "SeatProgressed",
        "{\"seat\": \"LEAD\", \"state\": \"DONE\"}");
    // then
    assertThat(told("times", "ARRIVED")).isEqualTo(Map.of("-60", 1L, "-30", 1L));
  }

  @Test
  @TestTransaction
  void whoeverHelpsFromAfarOrIsStoppedByTheEndOfTheIncidentDoesNotArrive() {
    // given
    var afar = in2012.anIncidentThatAsks("AFAR");
    in2012.aSeat(afar, "LEAD", "REMOTE");
    in2012.happened(
        afar,
        20,
        "SeatProgressed",
        "{\"seat\": \"LEAD\", \"state\": \"WORKING\", \"mode\": \"REMOTE\"}");
    var resolved = in2012.anIncidentThatAsks("RESOLVED");
    in2012.aSeat(resolved, "LEAD", "ON_SITE");
    in2012.ended(resolved, Duration.ofMinutes(40));
    in2012.happened(
        resolved,
        41,
        "SeatProgressed",
        "{\"seat\": \"LEAD\", \"state\": \"DONE\", \"mode\": \"ON_SITE\"}");
    // then
    assertThat(told("times", "ARRIVED")).isEqualTo(Map.of("NONE", 1L));
  }

  /// dispatch-service tells it by its own clock, which may be a little behind.
  @Test
  @TestTransaction
  void whatTheEndOfTheIncidentEndedIsNoArrivalThoughTheOtherServicesClockIsBehind() {
    // given
    var resolved = in2012.anIncidentThatAsks("RESOLVED");
    in2012.aSeat(resolved, "LEAD", "ON_SITE");
    in2012.ended(resolved, Duration.ofMinutes(40).plusSeconds(9));
    in2012.happened(
        resolved,
        40,
        "SeatProgressed",
        "{\"seat\": \"LEAD\", \"state\": \"DONE\", \"mode\": \"ON_SITE\"}");
    var worked = in2012.anIncidentThatAsks("WORKED");
    in2012.aSeat(worked, "LEAD", "ON_SITE");
    in2012.ended(worked, Duration.ofMinutes(20));
    in2012.happened(
        worked,
        20,
        "SeatProgressed",
        "{\"seat\": \"LEAD\", \"state\": \"WORKING\", \"mode\": \"ON_SITE\"}");
    // then
    assertThat(told("times", "ARRIVED")).isEqualTo(Map.of("NONE", 1L, "-30", 1L));
  }

  @Test
  @TestTransaction
  void beingPutOnTheSeatByTheDeskCountsAsAYesAlsoWhereTheSeatWasGivenBack() {
    // given
    var incident = in2012.anIncidentThatAsks("ASSIGNED");
    in2012.aSeat(incident, "LEAD", "REMOTE");
    in2012.happened(incident, 10, "SeatHandedOver", LEAD);
    in2012.happened(incident, 30, "SeatGivenBack", LEAD);
    // then
    assertThat(told("times", "ACCEPTED")).isEqualTo(Map.of("-15", 1L));
  }

  /// As the board has it.
  @Test
  @TestTransaction
  void aDutyThatIsUndeterminedIsMissedToo() {
    // given
    var incident = in2012.anIncident("DUTIES");
    in2012.aDuty(incident, "ppc", "PRELIMINARY", "UNDETERMINED", TODAY.minusDays(1));
    in2012.aDuty(incident, "ppc", "FINAL", "DRAFT", TODAY);
    in2012.aDuty(incident, "ppc", "FINAL", "NOT_REQUIRED", TODAY.minusDays(1));
    // then
    assertThat(told("days", "ppc-PRELIMINARY")).isEqualTo(Map.of("MISSED", 1L));
    assertThat(told("days", "ppc-FINAL")).isEqualTo(Map.of("AHEAD", 1L));
  }

  /// What is not nothing, by its column.
  private Map<String, Long> told(String name, String label) {
    var figure = figures.of(name, In2012.YEAR, TODAY).orElseThrow();
    List<Long> counts =
        figure.lines().stream()
            .filter(line -> line.label().equals(label))
            .findAny()
            .orElseThrow()
            .counts();
    return IntStream.range(0, counts.size())
        .boxed()
        .filter(place -> counts.get(place) > 0)
        .collect(Collectors.toMap(figure.columns()::get, counts::get));
  }
}
