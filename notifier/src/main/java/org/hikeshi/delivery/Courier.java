package org.hikeshi.delivery;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hikeshi.channel.Channel;
import org.hikeshi.channel.Outcome;
import org.hikeshi.channel.Parcel;
import org.hikeshi.delivery.Errand.Leaving;
import org.hikeshi.events.NoticeEvent.Way;
import org.hikeshi.events.outbox.FailPoint;
import org.hikeshi.events.watch.InTurn;
import org.hikeshi.events.watch.LogKeys;
import org.hikeshi.events.watch.Traces;
import org.hikeshi.form.Papers;
import org.hikeshi.form.Rendering;
import org.hikeshi.notice.Ready;

/// Carries notices to authorities: a few rounds at a time for each, side by side, each with its own
/// rendering, so that one authority's outage or slowness leaves the others alone. A round ends when
/// nothing else was due as its last notice was written down, or when three in a row did not arrive;
/// what else is due to that authority then waits for its next round, a second later, or until its
/// [Line] is open again.
///
/// At least once: a crash after the sending and before the record of it repeats the notice under
/// the same id, with the same bytes, once its lease is over. What goes into an inbox here leaves
/// and arrives by one commit.
///
/// Past 200 lines by its imports.
@ApplicationScoped
class Courier {

  private static final int FAILURES_OF_A_ROUND = 3;
  private static final int ROUNDS_AT_ONCE = 4;

  private final Rounds rounds;
  private final Ledger ledger;
  private final NoticeBodies bodies;
  private final Traces traces;
  private final Rendering rendering;
  private final Papers papers;
  private final Map<Way, Channel> channels;
  private final Map<String, Semaphore> onTheWay = new ConcurrentHashMap<>();
  private final Set<String> woken = ConcurrentHashMap.newKeySet();

  Courier(
      Rounds rounds,
      Ledger ledger,
      NoticeBodies bodies,
      Traces traces,
      Rendering rendering,
      Papers papers,
      @Any Instance<Channel> channels) {
    this.rounds = rounds;
    this.ledger = ledger;
    this.bodies = bodies;
    this.traces = traces;
    this.rendering = rendering;
    this.papers = papers;
    this.channels = channels.stream().collect(Collectors.toMap(Channel::way, Function.identity()));
  }

  /// On a bare thread: it must inherit neither the transaction nor the caller that woke it.
  void woken(@Observes(during = TransactionPhase.AFTER_SUCCESS) Ready ready) {
    for (var authority : ready.authorities()) {
      if (woken.add(authority)) {
        Thread.startVirtualThread(
            () -> {
              woken.remove(authority);
              round(authority);
            });
      }
    }
  }

  @Scheduled(
      every = "{hikeshi.courier.poll}",
      concurrentExecution = ConcurrentExecution.PROCEED,
      identity = "courier")
  void poll() {
    start();
  }

  /// Delivers what is due, and returns when the rounds that it started are over. An authority that
  /// has enough rounds on the way gets no further one.
  void deliverDue() {
    try {
      for (var round : start()) {
        round.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Thread> start() {
    return rounds.authorities().stream()
        .map(authority -> Thread.startVirtualThread(() -> round(authority)))
        .toList();
  }

  /// Owns the round: whatever breaks it, the next one begins anew.
  private void round(String authority) {
    var places = onTheWay.computeIfAbsent(authority, _ -> new Semaphore(ROUNDS_AT_ONCE));
    if (!places.tryAcquire()) {
      return;
    }
    var inTurn = new InTurn<UUID>("courier to " + authority);
    try {
      int failures = 0;
      var next = next(authority, inTurn);
      while (next.isPresent()) {
        var carried = carry(next.get());
        failures = carried.well() ? 0 : failures + 1;
        next =
            carried.more() && failures < FAILURES_OF_A_ROUND
                ? next(authority, inTurn)
                : Optional.empty();
      }
    } catch (RuntimeException e) {
      Log.errorf(e, "courier: a round to %s broke off", authority);
    } finally {
      places.release();
    }
  }

  private Optional<Errand> next(String authority, InTurn<UUID> inTurn) {
    return inTurn.next(passedOver -> rounds.next(authority, passedOver), rounds::take);
  }

  /// How it went.
  ///
  /// @param well whether nothing speaks against the next one
  /// @param more whether there may be a next one
  private record Carried(boolean well, boolean more) {}

  private Carried carry(Errand errand) {
    var notice = errand.notice();
    try (var _ = LogKeys.incident(notice.incidentId()).and("notice", notice.id())) {
      return carried(errand);
    }
  }

  private Carried carried(Errand errand) {
    if (errand.to() == null) {
      rounds.handOver(errand);
      return new Carried(true, true);
    }
    if (errand.words() instanceof NoticeBodies.Stand.Erased) {
      return new Carried(true, ledger.record(errand, new Outcome.Refused("its words are erased")));
    }
    var body = body(errand);
    if (body.isEmpty()) {
      var more = ledger.record(errand, new Outcome.NotReady("incident-api does not answer"));
      return new Carried(false, more);
    }
    return channel(errand).byOurCommit()
        ? QuarkusTransaction.requiringNew().call(() -> left(errand, body.get()))
        : left(errand, body.get());
  }

  private Carried left(Errand errand, byte[] body) {
    return rounds
        .leaves(errand, body)
        .map(leaving -> sent(errand, leaving))
        .orElse(new Carried(true, true));
  }

  private Carried sent(Errand errand, Leaving leaving) {
    return traces.within(
        leaving.trace(),
        "deliver",
        Map.of("notice", errand.notice().id().toString(), "authority", errand.notice().authority()),
        () -> send(errand, leaving.body()));
  }

  /// Between the two a crash leaves something sent that nobody has written down.
  private Carried send(Errand errand, byte[] body) {
    var channel = channel(errand);
    var parcel = parcel(errand, body);
    if (channel.byOurCommit()) {
      return written(errand, channel.deliver(parcel, errand.agreed()));
    }
    FailPoint.reached("courier.before-send");
    var outcome = channel.deliver(parcel, errand.agreed());
    FailPoint.reached("courier.after-send");
    var carried = written(errand, outcome);
    FailPoint.reached("courier.after-record");
    return carried;
  }

  private Carried written(Errand errand, Outcome outcome) {
    return new Carried(outcome instanceof Outcome.Arrived, ledger.record(errand, outcome));
  }

  private Optional<byte[]> body(Errand errand) {
    try {
      return Optional.of(bodies.made(errand.words()));
    } catch (ProcessingException | WebApplicationException e) {
      Log.warnf("notice %s: incident-api does not answer: %s", errand.notice().id(), e.toString());
      return Optional.empty();
    }
  }

  private Channel channel(Errand errand) {
    return Objects.requireNonNull(channels.get(errand.agreed().type()));
  }

  private Parcel parcel(Errand errand, byte[] body) {
    var notice = errand.notice();
    return new Parcel(
        notice.id(),
        notice.incidentNumber(),
        notice.kind().called(notice.stage()),
        body,
        () -> papers.notice(rendering.read(body)),
        notice.preparedAt(),
        errand.at());
  }
}
