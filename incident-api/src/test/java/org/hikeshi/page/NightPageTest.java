package org.hikeshi.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.FrontDesk.as;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hikeshi.FrontDesk;
import org.hikeshi.board.LookingBack;
import org.hikeshi.board.Night;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.incident.SeatedEngineer;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.time.JapanTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class NightPageTest {

  private final Visitor desk = new Visitor("coordinator");

  @Inject LookingBack looking;
  @Inject SeatedEngineer engineer1;
  @Inject Clock clock;
  @Inject EntityManager entities;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void whatCameAndWhatEndedIsCountedOnceAndADrillIsNot() {
    // given
    var began = clock.instant().minusSeconds(3600);
    var before = counts(began);
    var open = anIncident();
    engineer1.takesTheLead(UUID.fromString(open));
    var resolved = anIncident();
    var duplicate = anIncident();
    var withdrawn = anIncident();
    // when
    as("coordinator")
        .body(Map.of("cause", "誤報", "attack", false))
        .post("/incidents/" + resolved + "/resolution")
        .then()
        .statusCode(200);
    as("coordinator")
        .body(Map.of("into", open, "reason", "同じ電話"))
        .post("/incidents/" + duplicate + "/merge")
        .then()
        .statusCode(200);
    as("hospital-a")
        .body(Map.of("reason", "誤報"))
        .post("/incidents/" + withdrawn + "/withdrawal")
        .then()
        .statusCode(200);
    as("hospital-a").body(FrontDesk.A_REPORT).post("/drills/" + UUID.randomUUID() + "/report");
    // then
    var after = counts(began);
    assertThat(
            List.of(
                after.filed() - before.filed(),
                after.resolved() - before.resolved(),
                after.merged() - before.merged(),
                after.withdrawn() - before.withdrawn()))
        .containsExactly(4L, 1L, 1L, 1L);
    var html = desk.open("/pages/night?from=" + minute()).body().asString();
    assertThat(rows(html, "filed", open)).isEqualTo(1);
    assertThat(rows(html, "filed", resolved)).isEqualTo(1);
    assertThat(rows(html, "filed", duplicate)).isEqualTo(1);
    assertThat(rows(html, "ended", resolved)).isEqualTo(1);
    assertThat(rows(html, "ended", duplicate)).isEqualTo(1);
    assertThat(rows(html, "ended", withdrawn)).isEqualTo(1);
    assertThat(rows(html, "ended", open)).isZero();
    assertThat(html).contains("→ " + as("coordinator").get("/incidents/" + open).path("number"));
    assertThat(html).contains("<td class=\"n\" data-label=\"最初に依頼するまで（分）\">");
    assertThat(after.waiting()).isEqualTo(before.waiting());
  }

  @Test
  void itIsTheDesksAndIsReachedFromItsBoard() {
    desk.open("/pages/board").then().body(containsString("href=\"/pages/night\""));
    desk.open("/pages/night")
        .then()
        .statusCode(200)
        .body(containsString("訓練は事案にならない"))
        .body(containsString("type=\"datetime-local\""))
        .body(not(containsString("まとめは作れません")));
    for (var bent : List.of("きのう", "2999-01-01T00:00", "2020-01-01T00:00")) {
      desk.open("/pages/night?from=" + bent)
          .then()
          .statusCode(200)
          .body(containsString("まとめは作れません"));
    }
    for (var user : List.of("hospital-a", "engineer-1", "admin", "prefecture-14")) {
      new Visitor(user).open("/pages/night").then().statusCode(403);
    }
  }

  @Test
  void aGuideDayThatIsOverIsNotCalledALegalTerm() {
    // given
    var guide = anIncident();
    var law = anIncident();
    wasDue(guide, "PRELIMINARY");
    wasDue(law, "FINAL");
    // when
    var html = desk.open("/pages/night").body().asString();
    // then
    assertThat(dueRow(html, guide)).contains("目安の日を過ぎています").doesNotContain("期限を過ぎています");
    assertThat(dueRow(html, law)).contains("期限を過ぎています");
    for (var incident : List.of(guide, law)) {
      as("hospital-a").body(Map.of("reason", "誤報")).post("/incidents/" + incident + "/withdrawal");
    }
  }

  /// Longer ago than any other test's, so that it is shown.
  private void wasDue(String incident, String stage) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                entities
                    .createNativeQuery(
                        """
                        insert into duty (id, incident_id, hospital_id, version, authority, basis,
                          stage, state, reasons, explanation_ja, explanation_en, due_on)
                        select gen_random_uuid(), id, hospital_id, 0, 'ppc', 'STATUTORY', :stage,
                          'TO_FILE', '{}', '', '', date '1999-12-31'
                        from incident where id = :id
                        """)
                    .setParameter("stage", stage)
                    .setParameter("id", UUID.fromString(incident))
                    .executeUpdate());
  }

  private static String dueRow(String html, String incident) {
    return html.replaceFirst("(?s).*<section aria-labelledby=\"due\">", "")
        .lines()
        .filter(line -> line.contains(incident))
        .findFirst()
        .orElseThrow();
  }

  private Night.Counts counts(Instant from) {
    return QuarkusTransaction.requiringNew().call(() -> looking.since(from).counts());
  }

  private String minute() {
    return LocalDateTime.ofInstant(clock.instant().minusSeconds(120), JapanTime.ZONE)
        .withSecond(0)
        .withNano(0)
        .toString();
  }

  private static long rows(String html, String section, String incident) {
    var part = html.replaceFirst("(?s).*<section aria-labelledby=\"" + section + "\">", "");
    return Pattern.compile("/pages/incidents/" + incident)
        .matcher(part.replaceFirst("(?s)</section>.*", ""))
        .results()
        .count();
  }
}
