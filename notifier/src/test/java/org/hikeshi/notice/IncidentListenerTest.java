package org.hikeshi.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.hikeshi.events.IncidentEvent.IncidentMerged;
import org.hikeshi.events.IncidentEvent.IncidentResolved;
import org.hikeshi.events.IncidentEvent.IncidentWithdrawn;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.testing.News;
import org.hikeshi.web.Ids;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class IncidentListenerTest {

  @Inject Preparing preparing;
  @Inject Ids ids;
  @Inject DataSource database;

  @Test
  void aReportOnTheTopicBecomesDutiesAndNotices() {
    // given
    var news = News.anAttackOn('a', ids.next());
    // when
    News.tell(news.filed());
    // then
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(notices(news))
                    .containsExactlyInAnyOrder(
                        "ppc PRELIMINARY 1", "mhlw PRELIMINARY 1", "prefecture-14 PRELIMINARY 1"));
    assertThat(said(news)).first().isEqualTo("org.hikeshi.duties.worked-out.v1");
  }

  @Test
  void sameEventTwice_changesNothing() {
    // given
    var news = News.anAttackOn('a', ids.next());
    hear(news);
    var before = List.of(notices(news), said(news));
    // when
    hear(news);
    // then
    assertThat(List.of(notices(news), said(news))).isEqualTo(before);
  }

  @Test
  void anOlderReportThatComesLateIsStillFiledAndItsDayOfKnowingCounts() {
    // given
    var first = News.anAttackOn('a', ids.next());
    var second = first.followedUp();
    hear(second);
    // when
    hear(first);
    // then
    assertThat(notices(first)).contains("ppc PRELIMINARY 2", "ppc FOLLOW_UP 1").hasSize(6);
  }

  @Test
  void aReportThatObligesNobodyIsAnsweredToo() {
    // given
    var news = News.aFaultWithoutEffectOn('a', ids.next());
    // when
    hear(news);
    // then
    assertThat(notices(news)).isEmpty();
    assertThat(said(news)).containsExactly("org.hikeshi.duties.worked-out.v1");
  }

  @Test
  void theSecondReportIsAFollowUpAndTheThirdMayBeTheFinal() {
    // given
    var first = News.anAttackOn('a', ids.next());
    var second = first.followedUp();
    var third = second.followedUp().finalFor("ppc");
    var fourth = third.followedUp();
    // when
    List.of(first, second, third, fourth).forEach(this::hear);
    // then
    assertThat(notices(first))
        .contains("ppc PRELIMINARY 1", "ppc FOLLOW_UP 2", "ppc FINAL 3", "ppc SUPPLEMENT 4")
        .contains("mhlw FOLLOW_UP 4")
        .hasSize(12);
  }

  @Test
  void aWithdrawalTellsThoseWhoWereToldAndNobodyElse() throws SQLException {
    // given
    var news = News.anAttackOn('a', ids.next());
    hear(news);
    toldAlready(news, "mhlw");
    var withdrawn =
        new IncidentWithdrawn(news.filed().incidentId(), 2, News.AT, news.filed().hospitalId(), 1);
    // when
    heard(() -> preparing.on(withdrawn));
    heard(() -> preparing.on(withdrawn));
    // then
    assertThat(notices(news)).filteredOn(notice -> notice.contains("mhlw")).hasSize(2);
    assertThat(notices(news)).filteredOn(notice -> notice.contains("ppc")).hasSize(1);
    assertThat(strings("select distinct state from duty where incident_id = ?", news))
        .containsOnly("NOT_REQUIRED");
    assertThat(
            strings(
                """
                select payload::jsonb ->> 'withdrawn' from outbox
                where type = 'org.hikeshi.duty.changed.v1' and incident_id = ?
                """,
                news))
        .containsExactly("true");
  }

  @Test
  void sameEventTwice_aMergedIncidentTellsItsAuthoritiesOnceWhichOneGoesOn() throws SQLException {
    // given
    var duplicate = News.anAttackOn('a', ids.next());
    var survivor = News.anAttackOn('a', ids.next()).knownADayLater();
    hear(duplicate);
    hear(survivor);
    toldAlready(duplicate, "mhlw");
    var merged =
        new IncidentMerged(
            duplicate.filed().incidentId(),
            2,
            News.AT,
            duplicate.filed().hospitalId(),
            1,
            survivor.filed().incidentId(),
            "2026-000124");
    // when
    heard(() -> preparing.on(merged));
    heard(() -> preparing.on(merged));
    // then
    assertThat(
            strings(
                "select authority || ' ' || carried_on_by from notice where kind = 'CARRIED_ON' and"
                    + " incident_id = ?",
                duplicate))
        .containsExactly("mhlw 2026-000124");
    assertThat(strings("select distinct state from duty where incident_id = ?", duplicate))
        .containsOnly("NOT_REQUIRED");
    assertThat(strings(DAY_OF_KNOWING, survivor)).containsOnly("2026-02-09");
  }

  @Test
  void aDutyOfTheDuplicateAloneIsOneOfTheIncidentThatGoesOn() throws SQLException {
    // given
    var duplicate = News.anAttackOn('a', ids.next());
    var survivor = News.aFaultWithoutEffectOn('a', ids.next());
    hear(duplicate);
    hear(survivor);
    // when
    heard(
        () ->
            preparing.on(
                new IncidentMerged(
                    duplicate.filed().incidentId(),
                    2,
                    News.AT,
                    duplicate.filed().hospitalId(),
                    1,
                    survivor.filed().incidentId(),
                    "2026-000124")));
    // then
    assertThat(
            strings(
                """
                select stage || ' ' || state || ' ' || due_on from duty
                where authority = 'ppc' and law = 'APPI' and incident_id = ? order by stage
                """,
                survivor))
        .containsExactly("FINAL DRAFT 2026-04-09", "PRELIMINARY DRAFT 2026-02-13");
    assertThat(drafts(survivor))
        .containsExactlyInAnyOrder("ppc AGAIN 1", "mhlw AGAIN 1", "prefecture-14 AGAIN 1");
    hear(survivor.followedUp());
    assertThat(notices(survivor))
        .containsExactlyInAnyOrder(
            "ppc PRELIMINARY 2", "mhlw PRELIMINARY 2", "prefecture-14 PRELIMINARY 2");
    assertThat(drafts(survivor)).isEmpty();
  }

  private List<String> drafts(News news) {
    return unchecked(
        "select authority || ' ' || kind || ' ' || report_no from notice"
            + " where state = 'DRAFT' and incident_id = ?",
        news);
  }

  @Test
  void aDuplicatesReportThatComesLateStillMovesTheDayOfTheOneThatGoesOn() throws SQLException {
    // given
    var duplicate = News.anAttackOn('a', ids.next()).knownADayLater();
    var survivor = News.anAttackOn('a', ids.next()).knownADayLater();
    hear(duplicate);
    hear(survivor);
    var merged =
        new IncidentMerged(
            duplicate.filed().incidentId(),
            2,
            News.AT,
            duplicate.filed().hospitalId(),
            1,
            survivor.filed().incidentId(),
            "2026-000124");
    heard(() -> preparing.on(merged));
    // when
    hear(News.anAttackOn('a', duplicate.filed().incidentId()).vendorKnewBefore());
    // then
    assertThat(strings(DAY_OF_KNOWING, survivor)).containsOnly("2026-02-06");
    assertThat(strings("select distinct state from duty where incident_id = ?", duplicate))
        .containsOnly("NOT_REQUIRED");
  }

  private static final String DAY_OF_KNOWING =
      "select known_on::text from duty where authority = 'ppc' and law = 'APPI' and incident_id ="
          + " ?";

  @Test
  void aResolvedIncidentLeavesItsDutiesOpen() throws SQLException {
    // given
    var news = News.anAttackOn('a', ids.next());
    hear(news);
    var resolved =
        new IncidentResolved(
            news.filed().incidentId(), 2, News.AT, news.filed().hospitalId(), 1, true, null);
    // when
    heard(() -> preparing.on(resolved));
    // then
    assertThat(
            strings(
                "select state from duty where authority = 'ppc' and law = 'APPI' and incident_id ="
                    + " ? order by id",
                news))
        .containsExactly("TO_FILE", "DRAFT");
  }

  @Test
  void aRollbackSaysNothing() {
    // given
    var news = News.anAttackOn('a', ids.next());
    // when
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          preparing.on(news.filed());
                          throw new IllegalStateException("the power went");
                        }))
        .isInstanceOf(RuntimeException.class);
    // then
    assertThat(said(news)).isEmpty();
    assertThat(notices(news)).isEmpty();
  }

  @Test
  void everyDateThatWasShownIsKept() throws SQLException {
    // given
    var news = News.anAttackOn('a', ids.next());
    hear(news);
    // when
    hear(news.followedUp().unintended());
    // then
    assertThat(
            strings(
                """
                select duty_date.due_on::text from duty_date join duty on duty.id = duty_id
                where duty.law = 'APPI' and duty.stage = 'FINAL' and duty.incident_id = ? order by duty_date.version
                """,
                news))
        .containsExactly("2026-04-09", "2026-03-10");
  }

  /// The courier may be carrying one of its notices: as in service, it is then heard once more.
  private static void heard(Runnable event) {
    await()
        .pollInSameThread()
        .ignoreExceptionsInstanceOf(OptimisticLockException.class)
        .until(
            () -> {
              QuarkusTransaction.requiringNew().run(event);
              return true;
            });
  }

  private void hear(News news) {
    heard(() -> preparing.on(news.filed()));
  }

  private List<String> notices(News news) {
    return unchecked(
        "select authority || ' ' || stage || ' ' || report_no from notice where incident_id = ?"
            + " order by id",
        news);
  }

  /// Apart from what the courier says, who may have been quick.
  private List<String> said(News news) {
    return unchecked(
        """
        select type from outbox where incident_id = ? and type not in (
          'org.hikeshi.notice.delivered.v1', 'org.hikeshi.notice.receipted.v1',
          'org.hikeshi.delivery.failed.v1', 'org.hikeshi.duty.changed.v1')
        order by id
        """,
        news);
  }

  private void toldAlready(News news, String authority) throws SQLException {
    strings(
        "update notice set state = 'DELIVERED', first_sent_at = now() where authority = '"
            + authority
            + "' and incident_id = ? returning authority",
        news);
  }

  private List<String> unchecked(String sql, News news) {
    try {
      return strings(sql, news);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> strings(String sql, News news) throws SQLException {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              try (var connection = database.getConnection();
                  var statement = connection.prepareStatement(sql)) {
                statement.setObject(1, news.filed().incidentId());
                var found = new ArrayList<String>();
                try (var rows = statement.executeQuery()) {
                  while (rows.next()) {
                    found.add(rows.getString(1));
                  }
                }
                return found;
              }
            });
  }
}
