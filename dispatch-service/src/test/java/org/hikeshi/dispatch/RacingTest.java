package org.hikeshi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.dispatch.DispatchFixture.WINDOW;
import static org.hikeshi.dispatch.DispatchFixture.aReportOf;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.testing.FrontDoor.onDuty;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hikeshi.dispatch.OfferReply.Answer;
import org.hikeshi.dispatch.SecondInstance.InAWave;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.IncidentEvent.IncidentResolved;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two instances of the deciding code on one PostgreSQL: everybody who is asked says yes at the
/// same moment, to either, in the very second in which the offers end. `-Dsize=nightly` races 2,000
/// times. The packaged processes are paused and resumed by `-Pfaults`.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class RacingTest {

  private static final OfferReply YES = new OfferReply(Answer.ACCEPT, 30, null);
  private static final OfferReply NO = new OfferReply(Answer.DECLINE, null, null);
  private static final InAWave OTHERS = new InAWave(false, false);

  @Inject Dispatching first;
  @Inject OfferTimer timer;
  @Inject SecondInstance second;
  @Inject DispatchMetrics metrics;
  @Inject SettableClock clock;

  private final Random chance = new Random(8);

  private record Said(UUID offer, Reply reply) {}

  @BeforeEach
  void fourAreOnDuty() {
    Database.empty();
    for (var n = 1; n <= 4; n++) {
      hire(n);
      onDuty(n);
    }
  }

  @Test
  void oneSeatIsNeverTwoPeoplesAndNoYesLapses() {
    // given
    var other = second.deciding(OTHERS);
    var races = "nightly".equals(System.getProperty("size")) ? 2_000 : 20;
    var taken = 0;
    for (var n = 1; n <= races; n++) {
      var incident = new UUID(0x7000, 0x8000_0000_0000_0000L | n);
      var offers = twoAreAsked(incident);
      // when
      clock.advance(WINDOW.minusMillis(1));
      var said = race(offers, other, n % 2 == 0);
      // then
      var yes = said.stream().filter(each -> each.reply() instanceof Reply.Accepted).toList();
      var stored = phases(incident);
      assertThat(yes).as("race %d: %s", n, said).hasSizeLessThanOrEqualTo(1);
      assertThat(stored.values())
          .as("race %d", n)
          .filteredOn("ACCEPTED"::equals)
          .hasSameSizeAs(yes);
      yes.forEach(each -> assertThat(stored).containsEntry(each.offer(), "ACCEPTED"));
      assertThat(Database.told(incident)).filteredOn("offer.accepted"::equals).hasSameSizeAs(yes);
      var figures = metrics.count();
      assertThat(List.of(figures.unaccounted(), figures.waitingOnNobody()))
          .as("race %d", n)
          .containsOnly(0L);
      taken += yes.size();
      QuarkusTransaction.requiringNew().run(() -> first.on(ended(incident)));
    }
    assertThat(taken).as("where the time is not over, a yes takes the seat").isPositive();
  }

  /// An instance is paused in the middle of a yes, with the dispatch locked, until the offer's time
  /// is long over; the other sweeps meanwhile and afterwards.
  @Test
  void whoIsPausedInTheMiddleOfAYesIsNotOvertakenByASweep() throws Exception {
    // given
    var incident = new UUID(0x7000, 0x8000_0000_0000_0001L);
    hears(incident);
    var offer = offers(incident).keySet().iterator().next();
    var paused = new PausedClock(clock);
    var slow = second.deciding(OTHERS, paused);
    // when
    var answer =
        CompletableFuture.supplyAsync(() -> answer(slow, offer, offers(incident).get(offer), YES));
    assertThat(paused.reached.await(20, TimeUnit.SECONDS)).isTrue();
    clock.advance(WINDOW.plusSeconds(60));
    timer.tick();
    paused.resumed.countDown();
    var reply = answer.get(20, TimeUnit.SECONDS);
    timer.tick();
    // then
    assertThat(reply).isInstanceOf(Reply.Accepted.class);
    assertThat(phases(incident)).containsOnly(Map.entry(offer, "ACCEPTED"));
    assertThat(Database.told(incident))
        .containsExactly("dispatch.opened", "offer.made", "offer.accepted");
  }

  /// @param ends whether the offers' time is over in the midst of it
  private List<Said> race(Map<UUID, UUID> offers, Dispatching other, boolean ends) {
    var start = new CountDownLatch(1);
    var said = new ConcurrentHashMap<UUID, Said>();
    var runs = new ArrayList<CompletableFuture<Void>>();
    var one = chance.nextBoolean();
    for (var offer : offers.entrySet()) {
      one = !one;
      var to = one ? first : other;
      var word = chance.nextInt(5) == 0 ? NO : YES;
      runs.add(
          run(
              start,
              () ->
                  said.put(
                      offer.getKey(),
                      new Said(
                          offer.getKey(), answer(to, offer.getKey(), offer.getValue(), word)))));
    }
    runs.add(run(start, () -> clock.advance(ends ? Duration.ofMillis(1) : Duration.ZERO)));
    runs.add(run(start, second.timing(other, OTHERS)::tick));
    runs.add(run(start, timer::tick));
    start.countDown();
    runs.forEach(CompletableFuture::join);
    return List.copyOf(said.values());
  }

  private static CompletableFuture<Void> run(CountDownLatch start, Runnable what) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            start.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          what.run();
        },
        Thread::startVirtualThread);
  }

  private static Reply answer(Dispatching to, UUID offer, UUID engineer, OfferReply word) {
    return QuarkusTransaction.requiringNew().call(() -> to.answer(offer, engineer, word));
  }

  /// One is silent, and then two are asked at once.
  private Map<UUID, UUID> twoAreAsked(UUID incident) {
    hears(incident);
    clock.advance(WINDOW);
    timer.tick();
    var offers = offers(incident);
    assertThat(offers).hasSize(2);
    return offers;
  }

  private void hears(UUID incident) {
    QuarkusTransaction.requiringNew()
        .run(() -> first.on(aReportOf(incident, CareImpact.EMERGENCY_STOPPED)));
  }

  private static IncidentResolved ended(UUID incident) {
    return new IncidentResolved(
        incident,
        2,
        Instant.parse("2026-02-08T18:00:00Z"),
        DispatchFixture.HOSPITAL,
        1,
        true,
        null);
  }

  /// The open offers, each with whom it was made to.
  private Map<UUID, UUID> offers(UUID incident) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                second.of(incident).seats().getFirst().openOffers().stream()
                    .collect(Collectors.toMap(Offer::id, Offer::engineerId)));
  }

  private Map<UUID, String> phases(UUID incident) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                second.of(incident).seating().offers().stream()
                    .collect(Collectors.toMap(Offer::id, offer -> offer.phase().name())));
  }

  /// Says what time it was when it was asked, a good while later.
  private static final class PausedClock extends Clock {

    final CountDownLatch reached = new CountDownLatch(1);
    final CountDownLatch resumed = new CountDownLatch(1);
    private final Clock real;

    PausedClock(Clock real) {
      this.real = real;
    }

    @Override
    public Instant instant() {
      var then = real.instant();
      reached.countDown();
      try {
        resumed.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return then;
    }

    @Override
    public ZoneId getZone() {
      return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
