package org.hikeshi.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.Status.Family;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hikeshi.dispatch.Beside;
import org.hikeshi.dispatch.Dispatching;
import org.hikeshi.dispatch.Looking;
import org.hikeshi.events.DispatchEvent.CardTicked.Mark;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// What those at work, and the desk for them, write down about the work. Callers have begun a
/// transaction.
///
/// Past 200 lines by its constructor.
@ApplicationScoped
public class AtWork {

  private final Dispatching dispatching;
  private final Looking looking;
  private final Posts posts;
  private final Ticks ticks;
  private final EntityManager entities;
  private final WorkSettings settings;
  private final Caller caller;
  private final Problems problems;
  private final Texts texts;
  private final Audit audit;
  private final Ids ids;

  AtWork(
      Dispatching dispatching,
      Looking looking,
      Posts posts,
      Ticks ticks,
      EntityManager entities,
      WorkSettings settings,
      Caller caller,
      Problems problems,
      Texts texts,
      Audit audit,
      Ids ids) {
    this.dispatching = dispatching;
    this.looking = looking;
    this.posts = posts;
    this.ticks = ticks;
    this.entities = entities;
    this.settings = settings;
    this.caller = caller;
    this.problems = problems;
    this.texts = texts;
    this.audit = audit;
    this.ids = ids;
  }

  /// @param nextDueAt when she has to say so again
  record CheckIn(@Nullable Instant nextDueAt) {}

  /// She is well.
  ///
  /// @param rest for how long she is off from now on; zero where she is not
  public Response isWell(UUID dispatch, String seat, Duration rest) {
    return onSeat(
        dispatch,
        seat,
        "checked-in",
        (beside, post) -> {
          var asked = post.isAsked();
          if (!post.rests(rest, beside.now(), settings.terms())) {
            return problems.of(Status.CONFLICT, "work.not-on-site");
          }
          if (asked) {
            beside.isWell(seat, post.engineerId());
          }
          return Response.ok(new CheckIn(post.checkDueAt())).build();
        });
  }

  public Response took(
      UUID dispatch, String seat, @Nullable Integer planned, @Nullable Integer worked) {
    return onSeat(
        dispatch,
        seat,
        "effort",
        (beside, post) -> {
          post.took(planned, worked);
          return Response.ok(post.effort()).build();
        });
  }

  /// An engineer means her own time on that seat; the desk, whoever sits there.
  private Response onSeat(
      UUID dispatch, String seat, String what, BiFunction<Beside, Post, Response> act) {
    return seen(
        dispatch,
        beside -> {
          var there = posts.newestFirst(dispatch, seat);
          var meant =
              there.stream()
                  .filter(
                      post ->
                          caller.is(Role.COORDINATOR)
                              || post.engineerId().equals(caller.engineerId()))
                  .findFirst();
          if (meant.isEmpty()) {
            return there.isEmpty()
                ? problems.notFound()
                : problems.of(Status.FORBIDDEN, "dispatch.not-yours");
          }
          var answer = act.apply(beside, meant.get());
          if (answer.getStatusInfo().getFamily() == Family.SUCCESSFUL) {
            record(beside, what, Map.of("seat", seat));
          }
          return answer;
        });
  }

  /// Anybody who is on the dispatch ticks; the desk may for somebody on the telephone.
  public Response tick(UUID dispatch, String code, Mark mark) {
    var card = Card.FIRST_HOUR;
    var item = card.item(code);
    if (item.isEmpty()) {
      return problems.notFound();
    }
    return seen(
        dispatch,
        beside -> {
          var seat =
              caller.is(Role.COORDINATOR)
                  ? Optional.of("DESK")
                  : beside.seatOf(caller.engineerId());
          if (seat.isEmpty()) {
            return problems.of(Status.FORBIDDEN, "dispatch.not-yours");
          }
          ticks.persist(new Tick(ids.next(), beside, seat.get(), item.get(), mark, card.version()));
          beside.ticked(seat.get(), code, mark);
          record(beside, "card", Map.of("item", code, "mark", mark.name()));
          return Response.ok(card(dispatch)).build();
        });
  }

  CardView card(UUID dispatch) {
    return CardView.of(Card.FIRST_HOUR, ticks.of(dispatch), texts);
  }

  /// The card, for somebody who may see the dispatch.
  public Optional<CardView> cardOf(UUID dispatch) {
    return looking.shows(dispatch) ? Optional.of(card(dispatch)) : Optional.empty();
  }

  /// Who of those at work has said that she rests, by seat, and until when.
  public Map<String, Instant> resting(UUID dispatch, Instant now) {
    return posts.of(dispatch).stream()
        .filter(post -> post.restsUntil(now) != null)
        .collect(
            Collectors.toMap(Post::seat, post -> Objects.requireNonNull(post.restsUntil(now))));
  }

  /// When each who came was there, or began to work.
  public List<Instant> arrivals(UUID dispatch) {
    return posts.of(dispatch).stream().map(Post::arrivedAt).filter(Objects::nonNull).toList();
  }

  public int openCardItems(UUID dispatch) {
    return (int) card(dispatch).items().stream().filter(line -> line.mark() == Mark.OPEN).count();
  }

  Optional<CardView> cardOfIncident(UUID incident) {
    return looking.of(incident).map(this::card);
  }

  Optional<List<Post.Effort>> efforts(UUID dispatch) {
    return looking.shows(dispatch)
        ? Optional.of(posts.of(dispatch).stream().map(Post::effort).toList())
        : Optional.empty();
  }

  /// The lead's word, which may be mended later; the newest stands.
  public Response afterAction(UUID dispatch, AfterActionSaid said) {
    return seen(
        dispatch,
        beside -> {
          if (!caller.is(Role.COORDINATOR) && !beside.ledBy(caller.engineerId())) {
            return problems.of(Status.FORBIDDEN, "dispatch.not-yours");
          }
          var known = Optional.ofNullable(entities.find(AfterAction.class, dispatch));
          var record = known.orElseGet(() -> new AfterAction(beside));
          record.become(said, beside.now());
          if (known.isEmpty()) {
            entities.persist(record);
          }
          record(beside, "after-action", Map.of());
          return Response.ok(record.view()).build();
        });
  }

  /// What the lead has written so far, for somebody who may see the dispatch.
  public Optional<AfterActionSaid> afterAction(UUID dispatch) {
    return looking.shows(dispatch)
        ? Optional.ofNullable(entities.find(AfterAction.class, dispatch)).map(AfterAction::said)
        : Optional.empty();
  }

  Optional<AfterAction.View> learnt(UUID dispatch) {
    return looking.shows(dispatch)
        ? Optional.ofNullable(entities.find(AfterAction.class, dispatch)).map(AfterAction::view)
        : Optional.empty();
  }

  private Response seen(UUID dispatch, Function<Beside, Response> act) {
    if (!looking.reaches(dispatch)) {
      return problems.notFound();
    }
    return dispatching
        .beside(
            dispatch,
            beside ->
                caller.is(Role.COORDINATOR) || beside.has(caller.engineerId())
                    ? act.apply(beside)
                    : problems.notFound())
        .orElseGet(problems::notFound);
  }

  private void record(Beside beside, String what, Map<String, String> codes) {
    audit.record("work." + what, beside.hospitalId(), "dispatch/" + beside.dispatchId(), codes);
  }
}
