package org.hikeshi.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.FrontDesk.as;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class StatisticsTest {

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @ParameterizedTest
  @CsvSource({"category, RANSOMWARE", "prefecture, 14", "bedBand, 100-199", "function, EMERGENCY"})
  void countsByEachDimension(String by, String cell) {
    // given
    anIncident();
    // when
    var counted = as("coordinator").get("/statistics/incidents?by=" + by);
    // then
    counted
        .then()
        .statusCode(200)
        .body("by", equalTo(by))
        .body("suppressedBelow", nullValue())
        .body("cells.cell", hasItem(cell));
    assertThat(counted.<Integer>path("total.incidents")).isPositive();
    assertThat(counted.<Integer>path("total.hospitals")).isGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"prefecture, 14, 32", "bedBand, 100-199, 400-499", "function, EMERGENCY, CANCER"})
  void whereAHospitalMovesOrChangesItsOldIncidentsStayAsTheyWere(
      String by, String old, String now) {
    // given
    anIncident();
    var before = cells(by);
    // when
    as("admin")
        .body(
            """
            {"name": "試験病院 a", "prefecture": "32", "beds": 450, "functions": ["CANCER"]}
            """)
        .put("/hospitals/" + TestTokens.hospital('a'))
        .then()
        .statusCode(200);
    // then
    assertThat(cells(by)).isEqualTo(before);
    anIncident();
    assertThat(cells(by))
        .containsEntry(old, before.get(old))
        .containsEntry(now, before.getOrDefault(now, 0) + 1);
  }

  /// From the last day of one fiscal year to the first of the next.
  @Test
  void aYearHasTheHospitalsThatWereThereOnSomeDayOfIt() {
    // given
    var years = List.of(2010, 2011, 2012, 2013);
    var before = years.stream().map(StatisticsTest::hospitals).toList();
    // when
    as("admin")
        .body(
            """
            {"name": "二日間病院", "prefecture": "14", "openedOn": "2012-03-31",
             "closedOn": "2012-04-01"}
            """)
        .put("/hospitals/" + UUID.randomUUID())
        .then()
        .statusCode(201);
    // then
    var after = years.stream().map(StatisticsTest::hospitals).toList();
    assertThat(IntStream.range(0, 4).map(year -> after.get(year) - before.get(year)))
        .containsExactly(0, 1, 1, 0);
  }

  private static int hospitals(int fiscalYear) {
    return as("coordinator")
        .get("/statistics/incidents?by=prefecture&fiscalYear=" + fiscalYear)
        .path("total.hospitals");
  }

  @Test
  void aCellWithoutHospitalsHasNoneAndNotAllThereAre() {
    // given
    as("admin")
        .body(
            """
            {"name": "試験病院 a", "prefecture": "14", "functions": ["GIVEN_UP"]}
            """)
        .put("/hospitals/" + TestTokens.hospital('a'));
    anIncident();
    // when
    FrontDesk.knowHospital('a', "14");
    // then
    as("coordinator")
        .get("/statistics/incidents?by=function")
        .then()
        .body("cells.find { it.cell == 'GIVEN_UP' }.hospitals", equalTo(0));
  }

  @Test
  void attacksNearMissesAndFaultsAreCountedApart() {
    // given
    resolve(anIncident(), true);
    resolve(anIncident(), false);
    // when
    var counted = as("coordinator").get("/statistics/incidents?by=category");
    // then
    assertThat(counted.<List<Integer>>path("cells.confirmedAttacks")).anyMatch(n -> n > 0);
    assertThat(counted.<List<Integer>>path("cells.nearMisses")).anyMatch(n -> n > 0);
    assertThat(counted.<List<Integer>>path("cells.faults")).contains(0);
  }

  @Test
  void othersSeeNoSmallCells() {
    // given a prefecture where no other test has any
    FrontDesk.knowHospital('a', "45");
    var cell = "cells.find { it.cell == '45' }.";
    // when
    anIncident();
    // then
    as("coordinator")
        .get("/statistics/incidents?by=prefecture")
        .then()
        .body(cell + "incidents", equalTo(1));
    as("ppc")
        .get("/statistics/incidents?by=prefecture")
        .then()
        .statusCode(200)
        .body("suppressedBelow", equalTo(5))
        .body(cell + "cell", equalTo("45"))
        .body(cell + "incidents", nullValue())
        .body(cell + "reports", nullValue())
        .body(cell + "confirmedAttacks", nullValue())
        .body(cell + "withdrawn", nullValue());
  }

  /// What they cannot see while it is new names no hospital by the difference.
  @ParameterizedTest
  @ValueSource(strings = {"hospital-a", "hospital-b", "engineer-1"})
  void whoeverLooksAgainReadsOffNoNewIncident(String user) {
    // given
    var before = as(user).get("/statistics/incidents?by=prefecture");
    var desks = as("coordinator").get("/statistics/incidents?by=prefecture");
    // when
    anIncident();
    // then
    var after = as(user).get("/statistics/incidents?by=prefecture");
    assertThat(after.asString()).isEqualTo(before.asString());
    assertThat(LocalDate.parse(after.path("upTo")).plusDays(1).getMonthValue() % 3).isEqualTo(1);
    var asDesk = as("coordinator").get("/statistics/incidents?by=prefecture");
    assertThat(asDesk.<Integer>path("total.incidents"))
        .isEqualTo(desks.<Integer>path("total.incidents") + 1);
    assertThat(asDesk.<String>path("upTo")).endsWith("-03-31");
  }

  @Test
  void theSameAsCsv() {
    // when
    var csv =
        as("coordinator").accept("text/csv").get("/statistics/incidents?by=category").asString();
    // then
    assertThat(csv).startsWith("cell,incidents,").contains("TOTAL,");
  }

  @Test
  void aCsvThatEndsEarlySaysSoInEachOfItsLines() {
    // given
    var counts = "/statistics/incidents?by=category";
    String upTo = as("hospital-a").get(counts).path("upTo");
    // when
    var csv = as("hospital-a").accept("text/csv").get(counts).asString();
    // then
    assertThat(csv.lines().findFirst().orElseThrow()).endsWith(",imported,upTo");
    assertThat(csv.lines().skip(1)).isNotEmpty().allMatch(line -> line.endsWith("," + upTo));
  }

  @Test
  void whatMeansNothingIsNamed() {
    as("coordinator")
        .get("/statistics/incidents?by=mood")
        .then()
        .statusCode(400)
        .body("errors.pointer", equalTo(List.of("/by")));
    as("coordinator")
        .get("/statistics/incidents?by=category&fiscalYear=26")
        .then()
        .statusCode(400)
        .body("errors.pointer", equalTo(List.of("/fiscalYear")));
  }

  /// How many incidents there are in each.
  private static Map<String, Integer> cells(String by) {
    var counted = as("coordinator").get("/statistics/incidents?by=" + by);
    var names = counted.<List<String>>path("cells.cell");
    var counts = counted.<List<Integer>>path("cells.incidents");
    return IntStream.range(0, names.size())
        .boxed()
        .collect(Collectors.toMap(names::get, counts::get));
  }

  private static void resolve(String incident, boolean attack) {
    as("coordinator")
        .body("{\"cause\": \"調査の結果\", \"attack\": %s}".formatted(attack))
        .post("/incidents/" + incident + "/resolution")
        .then()
        .statusCode(200);
  }
}
