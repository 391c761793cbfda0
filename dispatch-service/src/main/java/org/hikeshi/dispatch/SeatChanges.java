package org.hikeshi.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.jspecify.annotations.Nullable;

/// One change of a seat on a caller's behalf: whether she may, the change, what she wrote beside
/// it, and the answer.
@ApplicationScoped
public class SeatChanges {

  private static final String NOTE = "NOTE";
  private static final Duration AT_ONCE = Duration.ofMinutes(1);

  private final Dispatching dispatching;
  private final Looking looking;
  private final Remarks remarks;
  private final Caller caller;
  private final Problems problems;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  SeatChanges(
      Dispatching dispatching,
      Looking looking,
      Remarks remarks,
      Caller caller,
      Problems problems,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.dispatching = dispatching;
    this.looking = looking;
    this.remarks = remarks;
    this.caller = caller;
    this.problems = problems;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /// Whether an engineer who is on the dispatch may do this; the desk always may.
  interface Right {
    boolean of(Dispatch dispatch);
  }

  interface Change {
    Move by(Working working);
  }

  Response by(
      UUID id, Right right, String action, @Nullable String words, Status done, Change change) {
    if (!looking.reaches(id)) {
      return problems.notFound();
    }
    return dispatching
        .change(
            id,
            (dispatch, watch) -> {
              if (!looking.isShown(dispatch)) {
                return problems.notFound();
              }
              if (!caller.is(Role.COORDINATOR) && !right.of(dispatch)) {
                return problems.of(Status.FORBIDDEN, "dispatch.not-yours");
              }
              return switch (change.by(new Working(dispatch, watch))) {
                case Move.Made(var seat) -> made(dispatch, seat, action, words, done, watch);
                case Move.Already(var seat) -> {
                  if (!remarks.has(id, seat, action, caller.name(), words, Instant.EPOCH)) {
                    write(dispatch, seat, action, words, watch);
                  }
                  yield answer(dispatch, seat, done);
                }
                case Move.NotNow(var hindrance) ->
                    problems.of(status(hindrance), "hindrance." + hindrance);
                case Move.NoSuchSeat _ -> problems.notFound();
              };
            })
        .orElseGet(problems::notFound);
  }

  /// Whoever says what she saw is told apart where it is no longer so.
  private static Status status(Move.Hindrance hindrance) {
    return hindrance == Move.Hindrance.HELD_BY_ANOTHER
        ? Status.PRECONDITION_FAILED
        : Status.CONFLICT;
  }

  /// A step ahead on a seat, or giving it back: by the one on it, or by the desk.
  public Response progress(UUID id, String seat, Step step) {
    var byHand = caller.is(Role.COORDINATOR);
    return by(id, holder(seat), step.state().name(), step.note(), Status.OK, step.on(seat, byHand));
  }

  /// Another time of arrival.
  public Response expected(UUID id, String seat, Duration from) {
    return by(id, holder(seat), "ETA", null, Status.OK, working -> working.expected(seat, from));
  }

  /// A few words by anybody who is on it, or of the desk. Sent twice at once they are written once.
  public Response noted(UUID id, String seat, String words) {
    return by(
        id,
        _ -> true,
        NOTE,
        words,
        Status.CREATED,
        working ->
            remarks.has(id, seat, NOTE, caller.name(), words, clock.instant().minus(AT_ONCE))
                ? new Move.Already(seat)
                : working.noted(seat));
  }

  Right holder(String seat) {
    return dispatch ->
        dispatch
            .seating()
            .named(seat)
            .filter(named -> named.heldBy(caller.engineerId()))
            .isPresent();
  }

  /// The desk's yes to asking anybody. What was meant and runs already is done already.
  ///
  /// @param meant null for whatever it waits for
  /// @param seat the one that is looked for again while others are at work, or null
  public Response release(UUID id, @Nullable Beginning meant, @Nullable String seat) {
    return dispatching
        .change(
            id,
            (dispatch, watch) -> {
              if (!new Hearing(dispatch, watch).release(meant, seat)) {
                if (meant != null && dispatch.state() instanceof DispatchState.Running) {
                  return Response.noContent().build();
                }
                return problems.of(Status.CONFLICT, "hindrance.NOT_AWAITING_DESK");
              }
              audit.record("dispatch.released", dispatch.hospitalId(), "dispatch/" + id, Map.of());
              return Response.noContent().build();
            })
        .orElseGet(problems::notFound);
  }

  private Response made(
      Dispatch dispatch,
      String seat,
      String action,
      @Nullable String words,
      Status done,
      Watch watch) {
    write(dispatch, seat, action, words, watch);
    audit.record(
        "seat." + action.toLowerCase(Locale.ROOT),
        dispatch.hospitalId(),
        "dispatch/" + dispatch.id(),
        Map.of("seat", seat));
    return answer(dispatch, seat, done);
  }

  private void write(
      Dispatch dispatch, String seat, String action, @Nullable String words, Watch watch) {
    if (words != null && !words.isBlank()) {
      remarks.persist(
          new Remark(
              ids.next(),
              dispatch,
              seat,
              action,
              caller.name(),
              caller.is(Role.COORDINATOR),
              words,
              watch.now()));
    }
  }

  private static Response answer(Dispatch dispatch, String seat, Status done) {
    return Response.status(done)
        .location(URI.create("/dispatches/" + dispatch.id()))
        .entity(SeatView.of(dispatch.seating().named(seat).orElseThrow()))
        .build();
  }
}
