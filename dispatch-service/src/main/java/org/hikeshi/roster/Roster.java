package org.hikeshi.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
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

  Roster(Engineers engineers, Spans spans, Plans plans, Testing testing) {
    this.engineers = engineers;
    this.spans = spans;
    this.plans = plans;
    this.testing = testing;
  }

  /// @param onDuty by plan at that moment, or because she has said so
  public record Entry(Engineer engineer, boolean onDuty, boolean absent) {}

  /// Tests every way to everybody.
  public void testContacts() {
    engineers.listAll().forEach(testing::ask);
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

  /// Whatever the plan says, she is away for this time.
  public void away(UUID id, UUID engineer, Instant from, Instant until) {
    spans.persist(new Span(id, engineer, Kind.ABSENCE, from, until));
  }

  public String employerOf(UUID engineer) {
    return engineers.findById(engineer).employer();
  }
}
