package org.hikeshi.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hikeshi.roster.Span.Kind;

/// Who is there at a moment: everybody of the directory, and whether she can be called now.
@ApplicationScoped
public class Roster {

  private final Engineers engineers;
  private final Spans spans;
  private final Plans plans;
  private final Testing testing;
  private final Event<WentOffDuty> wentOffDuty;

  Roster(
      Engineers engineers,
      Spans spans,
      Plans plans,
      Testing testing,
      Event<WentOffDuty> wentOffDuty) {
    this.engineers = engineers;
    this.spans = spans;
    this.plans = plans;
    this.testing = testing;
    this.wentOffDuty = wentOffDuty;
  }

  /// @param onDuty by plan at that moment, or because she has said so
  public record Entry(Engineer engineer, boolean onDuty, boolean absent) {}

  /// Tests every way to everybody.
  public void testContacts() {
    engineers.listAll().forEach(testing::ask);
  }

  /// Tests every way to her that is not just being tested, if she is in the directory. Asked twice
  /// at once, one waits for the other.
  ///
  /// @return how many
  public int testContacts(UUID engineer) {
    return engineers
        .locked(engineer)
        .map(testing::askWhereNoneIsUnderWay)
        .map(List::size)
        .orElse(0);
  }

  /// A way to somebody, and whether she has ever confirmed that a test by it arrived.
  public record Way(Contact contact, boolean tested) {}

  /// In their order; none for whoever is not in the directory.
  public List<Way> waysTo(UUID engineer) {
    return engineers.findByIdOptional(engineer).map(testing::seen).orElse(List.of());
  }

  /// Ways that were tried, and those of them that somebody has said work.
  public record Tested(long asked, long confirmed) {}

  public Tested tested(Instant from, Instant until) {
    return testing.tested(from, until);
  }

  public List<Entry> at(Instant now) {
    var plan = plans.between(now, now);
    var away =
        plan.spans().stream()
            .filter(span -> span.kind() == Kind.ABSENCE)
            .map(Span::engineerId)
            .collect(Collectors.toSet());
    return engineers.withSkills().stream()
        .map(
            engineer ->
                new Entry(
                    engineer,
                    engineer.onDuty() || plan.onDuty(engineer.id(), now),
                    away.contains(engineer.id())))
        .toList();
  }

  /// Somebody and when she is on duty.
  ///
  /// @param untilSaidOtherwise on duty by her own word, which is no plan, but when she is away
  /// @param times by plan, less her absences
  /// @param away when she is, whatever she has said
  public record OnDuty(
      UUID id,
      String name,
      String employer,
      String prefecture,
      boolean untilSaidOtherwise,
      List<Contact> contacts,
      List<Time> times,
      List<Time> away) {}

  public record Time(Instant from, Instant to) {

    public static List<Time> of(Stretches stretches) {
      return stretches.parts().stream().map(part -> new Time(part.from(), part.to())).toList();
    }
  }

  /// Everybody who is on duty at some moment between these two.
  public List<OnDuty> onDuty(Instant from, Instant to) {
    var plan = plans.between(from, to);
    var theWholeTime = List.of(new Time(from, to));
    return engineers.listAll().stream()
        .map(engineer -> onDuty(engineer, plan, from, to))
        .filter(
            entry ->
                !entry.times().isEmpty()
                    || (entry.untilSaidOtherwise() && !entry.away().equals(theWholeTime)))
        .sorted(Comparator.comparing(OnDuty::name))
        .toList();
  }

  private static OnDuty onDuty(Engineer engineer, Plan plan, Instant from, Instant to) {
    return new OnDuty(
        engineer.id(),
        engineer.name(),
        engineer.employer(),
        engineer.prefecture(),
        engineer.onDuty(),
        engineer.contacts(),
        Time.of(plan.times(engineer.id(), from, to)),
        Time.of(plan.away(engineer.id(), from, to)));
  }

  /// Whatever the plan says, she is away for this time.
  public void away(UUID id, UUID engineer, Instant from, Instant until) {
    spans.persist(new Span(id, engineer, Kind.ABSENCE, from, until));
    wentOffDuty.fire(new WentOffDuty(engineer));
  }

  /// Until when she is away whatever else is said, and is asked nothing; empty where she is there.
  public Optional<Instant> awayUntil(UUID engineer, Instant now) {
    return spans.absentUntil(engineer, now);
  }

  /// In her order.
  public List<Contact> contactsOf(UUID engineer) {
    return engineers.findById(engineer).contacts();
  }

  public String employerOf(UUID engineer) {
    return engineers.findById(engineer).employer();
  }
}
