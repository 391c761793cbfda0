package org.hikeshi.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.roster.Span.Kind;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// Writing shifts and absences down and striking them out: an engineer her own, the desk anybody's.
@ApplicationScoped
class Planning {

  private final Spans spans;
  private final Engineers engineers;
  private final Caller caller;
  private final Problems problems;
  private final Texts texts;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;
  private final Event<WentOffDuty> wentOffDuty;

  Planning(
      Spans spans,
      Engineers engineers,
      Caller caller,
      Problems problems,
      Texts texts,
      Audit audit,
      Ids ids,
      Clock clock,
      Event<WentOffDuty> wentOffDuty) {
    this.spans = spans;
    this.engineers = engineers;
    this.caller = caller;
    this.problems = problems;
    this.texts = texts;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.wentOffDuty = wentOffDuty;
  }

  Response list(Kind kind, Paging paging) {
    return paging.answer(
        spans.page(kind, own(), paging.after(), paging.limit() + 1).stream()
            .map(SpanView::of)
            .toList(),
        SpanView::id);
  }

  Response add(Kind kind, String path, SpanAsked asked) {
    var whose = asked.engineerId() == null ? own() : asked.engineerId();
    if (whose == null) {
      return problems.invalid(List.of(FieldFault.of("/engineerId", texts, "roster.whose")));
    }
    if (!asked.startsAt().isBefore(asked.endsAt())) {
      return problems.invalid(List.of(FieldFault.of("/endsAt", texts, "roster.backwards")));
    }
    if (caller.isAnotherEngineerThan(whose) || !engineers.has(whose)) {
      return problems.notFound();
    }
    var span = new Span(ids.next(), whose, kind, asked.startsAt(), asked.endsAt());
    spans.persist(span);
    record("added", span);
    return Response.created(URI.create(path + "/" + span.id())).entity(SpanView.of(span)).build();
  }

  Response remove(Kind kind, UUID id) {
    return spans
        .findByIdOptional(id)
        .filter(span -> span.kind() == kind && !caller.isAnotherEngineerThan(span.engineerId()))
        .map(
            span -> {
              spans.delete(span);
              record("removed", span);
              return Response.noContent().build();
            })
        .orElseGet(problems::notFound);
  }

  private void record(String what, Span span) {
    audit.record(
        "roster." + what,
        null,
        "engineer/" + span.engineerId(),
        Map.of("kind", span.kind().name(), "span", span.id().toString()));
    if (span.time().covers(clock.instant())) {
      wentOffDuty.fire(new WentOffDuty(span.engineerId()));
    }
  }

  /// Whose plan the caller may see; null is everybody's.
  private @Nullable UUID own() {
    return caller.is(Role.ENGINEER) ? caller.engineerId() : null;
  }
}
