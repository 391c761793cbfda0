package org.hikeshi.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hikeshi.roster.Span.Kind;

/// Who is there at a moment: everybody of the directory, and whether she can be called now.
@ApplicationScoped
public class Roster {

  private final Engineers engineers;
  private final Spans spans;

  Roster(Engineers engineers, Spans spans) {
    this.engineers = engineers;
    this.spans = spans;
  }

  /// @param onDuty by a shift that covers the moment, or because she has said so
  public record Entry(Engineer engineer, boolean onDuty, boolean absent) {}

  public List<Entry> at(Instant now) {
    var covering = spans.covering(now);
    var onShift = engineersIn(covering, Kind.SHIFT);
    var away = engineersIn(covering, Kind.ABSENCE);
    return engineers.withSkills().stream()
        .map(
            engineer ->
                new Entry(
                    engineer,
                    engineer.onDuty() || onShift.contains(engineer.id()),
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

  private static Set<UUID> engineersIn(List<Span> covering, Kind kind) {
    return covering.stream()
        .filter(span -> span.kind() == kind)
        .map(Span::engineerId)
        .collect(Collectors.toSet());
  }
}
