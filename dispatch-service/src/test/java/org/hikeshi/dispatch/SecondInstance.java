package org.hikeshi.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.hikeshi.dispatch.Terms.Start;
import org.hikeshi.events.outbox.AfterCommit;
import org.hikeshi.events.outbox.Outbox;
import org.hikeshi.matching.Reach;
import org.hikeshi.roster.Roster;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Tenant;

/// One more instance of the deciding code on the same database, with settings of its own: nothing
/// is shared with the first but PostgreSQL.
@ApplicationScoped
class SecondInstance {

  private final Dispatches dispatches;
  private final Roster roster;
  private final Conflicts conflicts;
  private final Searches searches;
  private final Lessons lessons;
  private final Outbox outbox;
  private final Event<Told> told;
  private final AfterCommit afterCommit;
  private final Tenant tenant;
  private final Ids ids;
  private final Clock clock;
  private final EntityManager entities;

  SecondInstance(
      Dispatches dispatches,
      Roster roster,
      Conflicts conflicts,
      Searches searches,
      Lessons lessons,
      Outbox outbox,
      Event<Told> told,
      AfterCommit afterCommit,
      Tenant tenant,
      Ids ids,
      Clock clock,
      EntityManager entities) {
    this.dispatches = dispatches;
    this.roster = roster;
    this.conflicts = conflicts;
    this.searches = searches;
    this.lessons = lessons;
    this.outbox = outbox;
    this.told = told;
    this.afterCommit = afterCommit;
    this.tenant = tenant;
    this.ids = ids;
    this.clock = clock;
    this.entities = entities;
  }

  Dispatching deciding(DispatchSettings settings) {
    return deciding(settings, clock);
  }

  /// @param its own clock: whoever makes it wait has it paused, with the dispatch locked
  Dispatching deciding(DispatchSettings settings, Clock its) {
    var waves = waves(settings);
    return new Dispatching(
        dispatches,
        bench(settings, waves),
        waves,
        new Moves(settings, waves, entities),
        searches,
        lessons,
        settings,
        outbox,
        told,
        afterCommit,
        tenant,
        ids,
        its);
  }

  /// What sweeps beside it, with the same settings.
  OfferTimer timing(Dispatching deciding, DispatchSettings settings) {
    var waves = waves(settings);
    return new OfferTimer(
        new Sweeping(
            deciding,
            dispatches,
            new Moves(settings, waves, entities),
            bench(settings, waves),
            afterCommit,
            tenant,
            clock),
        clock);
  }

  private Bench bench(DispatchSettings settings, Waves waves) {
    return new Bench(roster, conflicts, settings, waves, entities);
  }

  Dispatch of(UUID incident) {
    return dispatches.find("incidentId", incident).firstResult();
  }

  Exercising exercising(Dispatching dispatching, DispatchSettings settings) {
    return new Exercising(dispatching, dispatches, settings, waves(settings), ids, clock);
  }

  Waves waves(DispatchSettings settings) {
    return new Waves(settings, entities);
  }

  /// As they are where nothing is set, but for the wave.
  record InAWave(boolean triage, boolean reassign) implements DispatchSettings {

    @Override
    public Duration offerWindow() {
      return DispatchFixture.WINDOW;
    }

    @Override
    public List<Integer> rounds() {
      return List.of(1, 2, 3);
    }

    @Override
    public Optional<List<Duration>> roundWindows() {
      return Optional.empty();
    }

    @Override
    public List<Reach> reach() {
      return List.of(Reach.COUNTRY);
    }

    @Override
    public Optional<List<SeatRule>> seats() {
      return Optional.of(List.of(SeatRule.LEAD));
    }

    @Override
    public OptionalInt waveFrom() {
      return OptionalInt.of(1);
    }

    @Override
    public Duration restAfter() {
      return Duration.ofHours(6);
    }

    @Override
    public Duration rest() {
      return Duration.ofHours(9);
    }

    @Override
    public int skillLevel() {
      return 2;
    }

    @Override
    public Start start() {
      return Start.AT_ONCE;
    }

    @Override
    public int drillHours() {
      return 8;
    }

    @Override
    public Duration deskWindow() {
      return Duration.ofMinutes(10);
    }

    @Override
    public Duration askedAgainAfter() {
      return Duration.ofHours(16);
    }
  }
}
