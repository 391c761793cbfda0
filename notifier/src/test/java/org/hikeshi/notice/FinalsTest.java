package org.hikeshi.notice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.testing.News;
import org.hikeshi.web.Ids;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class FinalsTest {

  /// The final is due on 2026-04-09: day 60.
  private static final Instant FIFTEEN_DAYS_BEFORE = Instant.parse("2026-03-25T01:00:00Z");

  private static final Instant FOURTEEN_DAYS_BEFORE = Instant.parse("2026-03-26T01:00:00Z");
  private static final Instant LONG_AFTER = Instant.parse("2026-05-20T01:00:00Z");

  @Inject Preparing preparing;
  @Inject Finals finals;
  @Inject Notices notices;
  @Inject TrackedDuties duties;
  @Inject Approving approving;
  @Inject SettableClock clock;
  @Inject Ids ids;

  @BeforeEach
  void itIsFifteenDaysBefore() {
    clock.set(FIFTEEN_DAYS_BEFORE);
  }

  @Test
  void trap31_aClockPutsTheFinalBeforeTheHospitalAndNeverFilesIt() {
    // given
    var news = News.anAttackOn('a', ids.next());
    hear(news);
    finals.putBefore();
    assertThat(finalsOf(news)).isEmpty();
    // when
    clock.set(FOURTEEN_DAYS_BEFORE);
    finals.putBefore();
    clock.set(LONG_AFTER);
    finals.putBefore();
    // then
    assertThat(finalsOf(news)).hasSize(1);
    as("hospital-a")
        .get("/notices/" + finalsOf(news).getFirst())
        .then()
        .statusCode(200)
        .body("state", equalTo("DRAFT"))
        .body("stage", equalTo("FINAL"))
        .body("kind", equalTo("FINAL"))
        .body("dueOn", equalTo("2026-04-09"))
        .body("missing", hasItems("cause", "preventionDone", "preventionPlanned"));
  }

  @Test
  void theHospitalSendsItWithItemsUnknownAndSupplementsIt() {
    // given
    var news = News.anAttackOn('a', ids.next());
    hear(news);
    clock.set(FOURTEEN_DAYS_BEFORE);
    finals.putBefore();
    hear(news.followedUp());
    var notice = finalsOf(news).getFirst();
    // when
    as("hospital-a")
        .contentType("application/json")
        .body("{\"name\": \"見本 太郎\", \"title\": \"院長\"}")
        .post("/notices/" + notice + "/approval")
        .then()
        .statusCode(200)
        .body("state", equalTo("TO_FILE"))
        .body("reportNo", equalTo(2));
    hear(news.followedUp().followedUp());
    // then
    assertThat(stagesToTheCommission(news))
        .containsExactly(Stage.PRELIMINARY, Stage.FINAL, Stage.FOLLOW_UP, Stage.SUPPLEMENT);
  }

  @Test
  void aFinalThatServesNoDutyAnyMoreIsNotWaitedFor() {
    // given
    var news = News.anAttackOn('a', ids.next());
    hear(news);
    clock.set(FOURTEEN_DAYS_BEFORE);
    finals.putBefore();
    var notice = finalsOf(news).getFirst();
    var duty =
        QuarkusTransaction.requiringNew().call(() -> duties.servedBy(notice).getFirst().id());
    assertThat(waits(notice)).isTrue();
    // when
    as("hospital-a")
        .contentType("application/json")
        .body("{\"knownOn\": \"2021-01-01\", \"reason\": \"打ち間違い\"}")
        .put("/duties/" + duty + "/known-on")
        .then()
        .statusCode(200)
        .body("state", equalTo("NOT_REQUIRED"));
    // then
    assertThat(waits(notice)).isFalse();
    as("hospital-a")
        .get("/pages/inbox/" + notice)
        .then()
        .statusCode(200)
        .body(containsString("不要"))
        .body(not(containsString("承認待ち")));
    as("hospital-a")
        .contentType("application/json")
        .body("{\"name\": \"見本 太郎\", \"title\": \"院長\"}")
        .post("/notices/" + notice + "/approval")
        .then()
        .statusCode(409);
  }

  private boolean waits(UUID notice) {
    return QuarkusTransaction.requiringNew().call(() -> approving.waits(notices.findById(notice)));
  }

  @Test
  void aReportThatIsFiledAsTheFinalTakesTheDraftsPlace() {
    // given
    var news = News.anAttackOn('a', ids.next());
    hear(news);
    clock.set(FOURTEEN_DAYS_BEFORE);
    finals.putBefore();
    // when
    hear(news.followedUp().finalFor("ppc"));
    // then
    assertThat(finalsOf(news)).hasSize(1);
    as("hospital-a")
        .get("/notices/" + finalsOf(news).getFirst())
        .then()
        .body("state", equalTo("TO_FILE"))
        .body("kind", equalTo("REPORT"))
        .body("reportNo", equalTo(2));
  }

  private void hear(News news) {
    QuarkusTransaction.requiringNew().run(() -> preparing.on(news.filed()));
  }

  private List<UUID> finalsOf(News news) {
    return toTheCommission(news).stream()
        .filter(notice -> notice.stage() == Stage.FINAL)
        .map(Notice::id)
        .toList();
  }

  private List<Stage> stagesToTheCommission(News news) {
    return toTheCommission(news).stream().map(Notice::stage).toList();
  }

  private List<Notice> toTheCommission(News news) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                notices.of(news.filed().incidentId()).stream()
                    .filter(notice -> notice.authority().equals("ppc"))
                    .toList());
  }

  private static RequestSpecification as(String user) {
    return given().auth().oauth2(TestTokens.as(user));
  }
}
