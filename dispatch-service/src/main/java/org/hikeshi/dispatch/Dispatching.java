package org.hikeshi.dispatch;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hikeshi.events.IncidentEvent;
import org.hikeshi.events.IncidentEvent.ContactsErased;
import org.hikeshi.events.IncidentEvent.ReportFiled;
import org.hikeshi.events.outbox.AfterCommit;
import org.hikeshi.events.outbox.FailPoint;
import org.hikeshi.events.outbox.Outbox;
import org.hikeshi.events.watch.LogKeys;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Tenant;
import org.hikeshi.web.time.JapanTime;

/// Acts on what the rules decide: locks the dispatch, lets them decide, and writes what happened
/// and what is to be told in one transaction, which the caller has begun.
///
/// It works with sight of everything: whoever says no is followed by somebody whom she may not see.
/// Callers check before who is asking.
///
/// What happens because time passes is [Sweeping], and what happens in a drill alone [Exercising].
/// Past 200 lines because every change of a dispatch passes through here.
@ApplicationScoped
public class Dispatching {

  private final Dispatches dispatches;
  private final Bench bench;
  private final Waves waves;
  private final Moves moves;
  private final Searches searches;
  private final Lessons lessons;
  private final DispatchSettings settings;
  private final Outbox outbox;
  private final Event<Told> told;
  private final AfterCommit afterCommit;
  private final Tenant tenant;
  private final Ids ids;
  private final Clock clock;

  Dispatching(
      Dispatches dispatches,
      Bench bench,
      Waves waves,
      Moves moves,
      Searches searches,
      Lessons lessons,
      DispatchSettings settings,
      Outbox outbox,
      Event<Told> told,
      AfterCommit afterCommit,
      Tenant tenant,
      Ids ids,
      Clock clock) {
    this.dispatches = dispatches;
    this.bench = bench;
    this.waves = waves;
    this.moves = moves;
    this.searches = searches;
    this.lessons = lessons;
    this.settings = settings;
    this.outbox = outbox;
    this.told = told;
    this.afterCommit = afterCommit;
    this.tenant = tenant;
    this.ids = ids;
    this.clock = clock;
  }

  /// Whoever says it again may have missed the answer: the last word is then given again.
  void on(IncidentEvent event) {
    found(event)
        .ifPresent(
            dispatch -> {
              if (dispatch.isNews(event)) {
                hear(dispatch, event);
              } else if (!dispatch.wasOvertaken(event.version())) {
                outbox.again(event.incidentId());
              }
              if (event instanceof ContactsErased) {
                dispatches.eraseWords(dispatch.id());
              }
            });
  }

  /// Before its turn, and perhaps before what was said earlier, which is no news then. In its turn
  /// it comes [#on] again. Only what presses begins a dispatch.
  void ahead(IncidentEvent event) {
    var dispatch =
        event instanceof ReportFiled report && report.presses()
            ? found(event)
            : dispatches.lockedByIncident(event.incidentId());
    dispatch
        .filter(found -> found.isNews(event))
        .ifPresent(
            found -> {
              found.heardAhead(event.version());
              hear(found, event);
            });
  }

  private void hear(Dispatch dispatch, IncidentEvent event) {
    new Hearing(dispatch, watch()).hear(event);
    save(dispatch);
  }

  /// Of an incident's first report there is none yet, unless it comes again.
  private Optional<Dispatch> found(IncidentEvent event) {
    return event instanceof ReportFiled && event.version() == 1
        ? begin(event)
        : dispatches.lockedByIncident(event.incidentId()).or(() -> begin(event));
  }

  private Optional<Dispatch> begin(IncidentEvent event) {
    if (!(event instanceof ReportFiled report)) {
      Log.warnf("incident=%s: ended before any report of it was heard", event.incidentId());
      return Optional.empty();
    }
    dispatches.alone(report.incidentId());
    return dispatches.lockedByIncident(report.incidentId()).or(() -> Optional.of(begin(report)));
  }

  private Dispatch begin(ReportFiled report) {
    var situation = Situation.of(report);
    var dispatch =
        new Dispatch(
            ids.next(),
            report.incidentId(),
            report.hospitalId(),
            situation,
            Priority.of(situation, JapanTime.dayOf(clock.instant())),
            clock.instant());
    dispatches.persist(dispatch);
    return dispatch;
  }

  /// What an engineer says to an offer that was made to her.
  public Reply answer(UUID offer, UUID engineer, OfferReply said) {
    var reply =
        dispatches
            .ofOffer(offer, engineer)
            .flatMap(id -> answer(id, offer, engineer, said))
            .orElseGet(Reply.Unknown::new);
    FailPoint.reached("reply.before-commit");
    afterCommit.run(() -> FailPoint.reached("reply.after-commit"));
    return reply;
  }

  private Optional<Reply> answer(UUID id, UUID offer, UUID engineer, OfferReply said) {
    var from =
        said.answer() == OfferReply.Answer.ACCEPT
            ? tenant.all(() -> moves.leaves(offer))
            : Optional.<UUID>empty();
    return from.isEmpty()
        ? change(id, (d, watch) -> by(new Answering(d, watch), offer, engineer, said))
        : change(
            id,
            from.get(),
            (to, left, watch) -> new Moving(to, watch).accept(left, offer, engineer, said.eta()));
  }

  private interface OfBoth<T> {
    T decide(Dispatch to, Dispatch from, Watch watch);
  }

  /// Two at once are locked in the order of their ids, so that nobody waits in a circle.
  private <T> Optional<T> change(UUID to, UUID from, OfBoth<T> decide) {
    return tenant.all(
        () -> {
          Stream.of(to, from).sorted().forEach(dispatches::locked);
          return dispatches
              .locked(from)
              .flatMap(
                  left ->
                      change(to, (dispatch, watch) -> decide.decide(dispatch, left, watch))
                          .map(
                              outcome -> {
                                save(left);
                                return outcome;
                              }));
        });
  }

  private static Reply by(Answering answering, UUID offer, UUID engineer, OfferReply said) {
    return switch (said.answer()) {
      case ACCEPT -> answering.accept(offer, engineer, said.eta());
      case DECLINE -> answering.decline(offer, engineer, said.counted(), said.vendor());
    };
  }

  /// Lets `decide` change the dispatch while nobody else can.
  ///
  /// @return empty when there is no such dispatch, or none is wanted for its incident
  <T> Optional<T> change(UUID id, BiFunction<Dispatch, Watch, T> decide) {
    return tenant.all(
        () ->
            dispatches
                .locked(id)
                .filter(dispatch -> !(dispatch.state() instanceof DispatchState.NotNeeded))
                .map(
                    dispatch -> {
                      try (var _ = keysOf(dispatch)) {
                        var outcome = decide.apply(dispatch, watch());
                        save(dispatch);
                        return outcome;
                      }
                    }));
  }

  private static LogKeys keysOf(Dispatch dispatch) {
    return LogKeys.incident(dispatch.incidentId()).and("dispatch", dispatch.id());
  }

  /// Takes up that a hospital is called back, which moves the end of the desk's silence, or that
  /// somebody may be wanted again.
  ///
  /// @param taken whether it is she who does
  public boolean takenUp(UUID id, BooleanSupplier taken) {
    return change(
            id,
            (dispatch, watch) -> {
              var hers = taken.getAsBoolean();
              if (hers) {
                new Hearing(dispatch, watch).takenUp();
              }
              return hers;
            })
        .orElse(false);
  }

  /// Lets those who act beside a dispatch do so while nobody else can change it.
  ///
  /// @return empty when there is no such dispatch
  public <T> Optional<T> beside(UUID id, Function<Beside, T> act) {
    return change(id, (dispatch, watch) -> act.apply(new Beside(dispatch, watch)));
  }

  /// Takes a step with a dispatch whose lock the caller holds, and keeps what comes of it.
  void take(Dispatch locked, BiConsumer<Dispatch, Watch> step) {
    try (var _ = keysOf(locked)) {
      step.accept(locked, watch());
      save(locked);
    }
  }

  private Watch watch() {
    var now = clock.instant();
    var day = JapanTime.dayOf(now);
    return new Watch(
        now,
        day,
        ids::next,
        settings.terms(day),
        WaveRules.inForceOn(day),
        waves::around,
        () -> bench.at(now),
        lessons::learn);
  }

  private void save(Dispatch dispatch) {
    for (var event : dispatch.news()) {
      outbox.append(event, dispatch.hospitalId());
      told.fire(Told.of(event, dispatch));
    }
    dispatch.searched().forEach(searches::persist);
    dispatches.flush();
  }
}
