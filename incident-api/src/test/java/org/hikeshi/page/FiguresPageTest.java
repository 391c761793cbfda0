package org.hikeshi.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.incident.SeatedEngineer;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class FiguresPageTest {

  private final Visitor desk = new Visitor("coordinator");

  @Inject SeatedEngineer engineer1;
  @Inject EntityManagerFactory entities;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void everyIncidentIsCountedWhereAndWhenItWas() {
    // given
    long inKanto = sum("region", "KANTO");
    long inShikoku = sum("region", "SHIKOKU");
    long ofPrivateOnes = sum("kind", "PRIVATE");
    long accepted = accepted();
    // when
    var incident = FrontDesk.anIncident();
    engineer1.takesTheLead(UUID.fromString(incident));
    FrontDesk.anIncident("hospital-b", FrontDesk.A_REPORT);
    // then
    assertThat(sum("region", "KANTO")).isEqualTo(inKanto + 1);
    assertThat(sum("region", "SHIKOKU")).isEqualTo(inShikoku + 1);
    assertThat(sum("kind", "PRIVATE")).isEqualTo(ofPrivateOnes + 2);
    assertThat(accepted()).isEqualTo(accepted + 1);
    desk.open("/pages/figures")
        .then()
        .statusCode(200)
        .body(containsString("<svg"))
        .body(containsString("関東"))
        .body(containsString("一覧で取り込んだ過去の事案"))
        .body(containsString("1日超"))
        .body(containsString("速報（目安の日）"))
        .body(containsString("最後までだれも来なかった"))
        .body(containsString("CSV"));
    desk.open("/pages/figures?lang=en&fiscalYear=2020")
        .then()
        .body(containsString("Past incidents"));
    desk.open("/pages/figures/nothing.csv").then().statusCode(404);
  }

  @Test
  void whoeverAskedAndHadNobodyStandsInTheLastColumn() {
    // given
    long inVain = counts("times", "ACCEPTED").getLast();
    // when
    FrontDesk.anIncident();
    // then
    assertThat(counts("times", "ACCEPTED").getLast()).isEqualTo(inVain + 1);
  }

  @Test
  void theFirstYesCountsAlsoWhereTheSeatWasGivenBack() {
    // given
    long accepted = accepted();
    var incident = UUID.fromString(FrontDesk.anIncident());
    // when
    engineer1.takesTheLead(incident);
    engineer1.givesTheSeatBack(incident);
    // then
    assertThat(accepted()).isEqualTo(accepted + 1);
  }

  @Test
  void theFileOfOneFigureCountsThatOneOnlyAndItsHeadingsAreNoFormulas() {
    // given
    var statistics = entities.unwrap(SessionFactory.class).getStatistics();
    statistics.setStatisticsEnabled(true);
    // when
    var csv = desk.open("/pages/figures/times.csv").asString();
    // then
    assertThat(csv).startsWith("times,'-5,'-15,").contains(",1440-,NONE\r\n");
    assertThat(statistics.getQueries())
        .noneMatch(sql -> sql.contains("from duty d join incident"))
        .anyMatch(sql -> sql.contains("width_bucket"));
    statistics.setStatisticsEnabled(false);
    statistics.clear();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/pages/figures", "/pages/figures/region.csv"})
  void theyAreTheDesksOnly(String page) {
    for (var user : List.of("hospital-a", "engineer-1", "admin", "ppc")) {
      new Visitor(user).open(page).then().statusCode(403);
    }
    assertThat(new Visitor(null).open(page).statusCode()).isEqualTo(401);
  }

  /// All but the last column, of whoever had nobody.
  private long accepted() {
    var counts = counts("times", "ACCEPTED");
    return counts.subList(0, counts.size() - 1).stream().mapToLong(Long::longValue).sum();
  }

  private long sum(String figure, String line) {
    return counts(figure, line).stream().mapToLong(Long::longValue).sum();
  }

  private List<Long> counts(String figure, String line) {
    var csv = desk.open("/pages/figures/" + figure + ".csv");
    csv.then().statusCode(200);
    return csv.asString()
        .lines()
        .filter(row -> row.startsWith(line + ","))
        .flatMap(row -> Arrays.stream(row.split(",")).skip(1))
        .map(Long::valueOf)
        .toList();
  }
}
