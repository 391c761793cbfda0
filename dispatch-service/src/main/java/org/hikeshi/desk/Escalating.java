package org.hikeshi.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.dispatch.Beside;
import org.hikeshi.dispatch.Dispatching;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Ids;
import org.jspecify.annotations.Nullable;

/// Somebody of the desk has more of the desk rung about one dispatch, by her own judgement and in
/// her own words: also those who are not there by their hours. Callers have begun a transaction.
@ApplicationScoped
public class Escalating {

  private final Dispatching dispatching;
  private final Alarms alarms;
  private final DeskPeople people;
  private final Ringing ringing;
  private final Caller caller;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  Escalating(
      Dispatching dispatching,
      Alarms alarms,
      DeskPeople people,
      Ringing ringing,
      Caller caller,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.dispatching = dispatching;
    this.alarms = alarms;
    this.people = people;
    this.ringing = ringing;
    this.caller = caller;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /// @param reason kept with the alarm and shown to the desk; no call and no mail carries it
  /// @param first who of the roster is rung first; null for the usual order
  @Schema(name = "EscalationAsked")
  public record Asked(@NotBlank @Size(max = 2_000) @Nullable String reason, @Nullable UUID first) {}

  /// What became of it.
  public sealed interface Outcome {

    record Rings(AlarmView alarm) implements Outcome {}

    /// One of this dispatch rings, and nobody has taken it up.
    record RingsAlready() implements Outcome {}

    /// Nobody is at work there any more.
    record Over() implements Outcome {}

    record NotOnTheRoster() implements Outcome {}

    record NoSuchDispatch() implements Outcome {}
  }

  /// Where an earlier one is in hand, that is over by it.
  ///
  /// @param asked has been checked
  public Outcome ask(UUID dispatch, Asked asked) {
    if (asked.first() != null && people.findByIdOptional(asked.first()).isEmpty()) {
      return new Outcome.NotOnTheRoster();
    }
    return dispatching
        .beside(dispatch, beside -> ask(beside, asked))
        .orElseGet(Outcome.NoSuchDispatch::new);
  }

  private Outcome ask(Beside beside, Asked asked) {
    if (beside.isOver()) {
      return new Outcome.Over();
    }
    var before =
        alarms.standingOf(beside.dispatchId()).stream()
            .filter(alarm -> alarm.what() == What.ESCALATED)
            .toList();
    if (before.stream().anyMatch(Alarm::rings)) {
      return new Outcome.RingsAlready();
    }
    before.forEach(alarm -> alarm.end(beside.now()));
    alarms.flush();
    var alarm = Alarm.of(ids.next(), beside).askedFor(caller.name(), asked);
    alarms.persist(alarm);
    ringing.soon(alarm);
    audit.record(
        "desk.escalated", beside.hospitalId(), "dispatch/" + beside.dispatchId(), Map.of());
    return new Outcome.Rings(alarm.view(List.of()));
  }

  /// Whom to ring about an alarm now, in order. Where somebody has had it rung herself, that is the
  /// whole roster: first whom she named, then who is there, then everybody else.
  List<DeskPerson> toRing(@Nullable UUID alarm) {
    var now = clock.instant();
    return Optional.ofNullable(alarm)
        .flatMap(alarms::findByIdOptional)
        .filter(found -> found.what() == What.ESCALATED)
        .map(
            found ->
                people.inOrder().stream()
                    .sorted(
                        Comparator.comparing((DeskPerson each) -> !found.ringsFirst(each.id()))
                            .thenComparing(each -> !each.isThere(now)))
                    .toList())
        .orElseGet(() -> people.toRing(now));
  }
}
