package org.hikeshi.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.OfferMade;
import org.hikeshi.events.DispatchEvent.Standing;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.testing.News;
import org.hikeshi.web.Ids;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class CallingTest {

  private static final String ANNA = "engineer-1@example.test";
  private static final String DESK = "desk@hikeshi.invalid";

  @Inject Calling calling;
  @Inject Calls calls;
  @Inject Ids ids;
  @Inject Clock clock;

  @Test
  void anOfferIsMailedToTheEngineerWithoutTheHospitalsName() throws Exception {
    // given
    int before = offersMailed().size();
    // when
    News.tell(offer(Duration.ofMinutes(5)));
    // then
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(offersMailed()).hasSize(before + 1));
    var mail = offersMailed().getLast();
    assertThat(mail.getContent().toString())
        .contains("http://engineers.example.test/pages/offers")
        .doesNotContain("見本病院");
  }

  @Test
  void sameEventTwice_isOneCall() {
    // given
    var offer = offer(Duration.ofMinutes(5));
    // when
    hear(offer);
    hear(offer);
    // then
    assertThat(
            QuarkusTransaction.requiringNew().call(() -> calls.count("subject", offer.offerId())))
        .isEqualTo(1);
  }

  @Test
  void nobodyIsCalledAboutAnOfferThatHasEnded() {
    // given
    var offer = offer(Duration.ofMinutes(-1));
    // when
    hear(offer);
    calling.callDue();
    // then
    await()
        .untilAsserted(
            () ->
                assertThat(
                        QuarkusTransaction.requiringNew()
                            .call(
                                () ->
                                    calls.count(
                                        "subject = ?1 and state = LAPSED", offer.offerId())))
                    .isEqualTo(1));
  }

  @Test
  void whereNobodyIsOnTheDesksRosterItsMailIsUsedAndSaysSo() throws Exception {
    // given
    Neighbours.deskIs();
    int before = Neighbours.mailsTo(DESK).size();
    // when
    QuarkusTransaction.requiringNew().run(() -> calling.desk(ids.next(), ids.next(), false));
    calling.callDue();
    // then
    await().untilAsserted(() -> assertThat(Neighbours.mailsTo(DESK)).hasSize(before + 1));
    assertThat(Neighbours.mailsTo(DESK).getLast().getContent().toString())
        .contains("名簿にだれもいない", "/pages/desk-alarm/")
        .doesNotContain("見本病院");
  }

  @Test
  void whereSomebodyMayDieIsCalledFirst() {
    await()
        .untilAsserted(
            () -> {
              // given
              var ordinary = offer(Duration.ofMinutes(5));
              var pressing = offer(Duration.ofMinutes(5), true);
              // when
              var taken = taken(ordinary, pressing);
              // then
              assertThat(taken).containsSubsequence(pressing.offerId(), ordinary.offerId());
            });
  }

  @Test
  void aCallThatOnlyANewerVersionKnowsKeepsNobodyWaitingAndIsInNoList() {
    try {
      await()
          .untilAsserted(
              () -> {
                // given
                var known = offer(Duration.ofMinutes(5));
                ofTheFuture("kind");
                ofTheFuture("mode");
                // when
                var taken = taken(known);
                // then
                assertThat(taken).contains(known.offerId());
              });
      assertThat(QuarkusTransaction.requiringNew().call(() -> calls.page(null, null, null, 5)))
          .isNotEmpty();
    } finally {
      change(
          () ->
              calls
                  .getEntityManager()
                  .createNativeQuery(
                      """
                      update call set kind = 'OFFER', mode = null, state = 'ENDED'
                      where kind = 'FUTURE' or mode = 'FUTURE'
                      """)
                  .executeUpdate());
    }
  }

  private void ofTheFuture(String column) {
    var future = offer(Duration.ofMinutes(5), true);
    change(() -> calls.add(new Call(ids.next(), Occasion.of(future), clock.instant(), null)));
    change(
        () ->
            calls
                .getEntityManager()
                .createNativeQuery("update call set " + column + " = 'FUTURE' where subject = :one")
                .setParameter("one", future.offerId())
                .executeUpdate());
  }

  private static void change(Runnable change) {
    QuarkusTransaction.requiringNew().run(change);
  }

  /// In which order they are, unless another test still makes calls.
  private List<UUID> taken(OfferMade... offers) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                Stream.of(offers)
                    .map(offer -> new Call(ids.next(), Occasion.of(offer), clock.instant(), null))
                    .forEach(calls::add));
    var taken =
        Stream.generate(calls::next)
            .takeWhile(Optional::isPresent)
            .map(Optional::orElseThrow)
            .toList();
    taken.forEach(call -> calls.ended(call, Call.State.ENDED));
    return taken.stream().map(next -> next.call().subject()).toList();
  }

  /// However many are due: each that is begun and waits in vain is begun anew.
  @Test
  void noMoreCallsAreBegunThanCanBeMade() {
    // given
    var roster = Neighbours.rosterHangs();
    var offers = Stream.generate(() -> offer(Duration.ofMinutes(5))).limit(40).toList();
    try {
      // when
      offers.forEach(this::hear);
      await().untilAsserted(() -> assertThat(inHand(offers)).isEqualTo(16));
      calling.callDue();
      // then
      assertThat(inHand(offers)).isLessThanOrEqualTo(16);
    } finally {
      roster.countDown();
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              calling.poll();
              assertThat(tried(offers)).isEqualTo(40);
            });
  }

  /// One that cannot be read, for another reason than a call that fails.
  @Test
  void whileCallsCannotBeMadeTheSweepFails() throws SQLException {
    // given
    var call =
        new Call(ids.next(), Occasion.of(offer(Duration.ofMinutes(5))), clock.instant(), null);
    QuarkusTransaction.requiringNew().run(() -> calls.add(call));
    asOwner("alter table call rename column seat to no_seat");
    try {
      // when / then
      await()
          .untilAsserted(
              () ->
                  assertThatThrownBy(calling::poll).hasMessage("calls that are due were not made"));
    } finally {
      asOwner("alter table call rename column no_seat to seat");
      end(call);
    }
    await().untilAsserted(() -> assertThatCode(calling::poll).doesNotThrowAnyException());
  }

  private static void asOwner(String statement) throws SQLException {
    var url =
        "jdbc:postgresql://%s/notifier".formatted(System.getProperty("hikeshi.test.postgres"));
    try (var owner = DriverManager.getConnection(url, "notifier_owner", "test")) {
      owner.createStatement().execute(statement);
    }
  }

  private void end(Call call) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                calls
                    .getEntityManager()
                    .createNativeQuery("update call set state = 'ENDED' where id = :id")
                    .setParameter("id", call.id())
                    .executeUpdate());
  }

  /// Whatever the mail server said to it.
  private long tried(List<OfferMade> offers) {
    var subjects = offers.stream().map(OfferMade::offerId).toList();
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                calls.count(
                    """
                    subject in ?1
                      and id in (select a.callId from Attempt a where a.outcome is not null)
                    """,
                    subjects));
  }

  private long inHand(List<OfferMade> offers) {
    var subjects = offers.stream().map(OfferMade::offerId).toList();
    return QuarkusTransaction.requiringNew()
        .call(() -> calls.count("subject in ?1 and leasedUntil is not null", subjects));
  }

  /// To Anna, whose address is tested meanwhile: such mails name no seat.
  private static List<MimeMessage> offersMailed() throws MessagingException {
    var offers = new ArrayList<MimeMessage>();
    for (var mail : Neighbours.mailsTo(ANNA)) {
      if (mail.getSubject().contains("主担当")) {
        offers.add(mail);
      }
    }
    return offers;
  }

  private OfferMade offer(Duration window) {
    return offer(window, null);
  }

  private OfferMade offer(Duration window, @Nullable Boolean pressing) {
    var standing = new Standing(ids.next(), DispatchEvent.State.OFFERING, List.of(), null);
    return new OfferMade(
        ids.next(),
        1,
        clock.instant(),
        1,
        standing,
        ids.next(),
        "LEAD",
        TestTokens.engineer(1),
        clock.instant().plus(window),
        pressing);
  }

  private void hear(DispatchEvent event) {
    QuarkusTransaction.requiringNew().run(() -> calling.on(event));
  }
}
