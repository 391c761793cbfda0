package org.hikeshi.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.hikeshi.events.Origin;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Tag;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// What came of a request, as HTTP says it: the one place where the front desk's status codes are
/// decided.
@ApplicationScoped
class Answers {

  private final Viewing viewing;
  private final Problems problems;
  private final Texts texts;

  Answers(Viewing viewing, Problems problems, Texts texts) {
    this.viewing = viewing;
    this.problems = problems;
    this.texts = texts;
  }

  Response of(Filing.Outcome outcome) {
    return switch (outcome) {
      case Filing.Outcome.Filed(var incident, var hospital, var first)
          when first.report().no() == 1 ->
          created(
              incident, viewing.fresh(incident, hospital, first), "/incidents/" + incident.id());
      case Filing.Outcome.Filed(var incident, var _, var filed) ->
          created(
              incident,
              viewing.view(incident),
              "/incidents/" + incident.id() + "/reports/" + filed.report().no());
      case Filing.Outcome.Contradictory(var pointers) -> contradictory(pointers);
      case Filing.Outcome.ReasonMissing(var pointers) ->
          problems.unprocessable(pointers, "report.reason-missing", String.join(", ", pointers));
      case Filing.Outcome.UnknownHospital(var by) when by != Origin.HOSPITAL ->
          problems.invalid(List.of(FieldFault.of("/hospitalId", texts, "report.no-such-hospital")));
      case Filing.Outcome.UnknownHospital _ ->
          problems.of(Response.Status.CONFLICT, "report.unknown-hospital");
      case Filing.Outcome.Withdrawn() -> problems.of(Response.Status.CONFLICT, "report.withdrawn");
      case Filing.Outcome.Erased() -> problems.of(Response.Status.CONFLICT, "report.erased");
      case Filing.Outcome.GoesOnIn(var into) -> goesOn(into);
      case Filing.Outcome.TooLong(var by) ->
          problems.unprocessable(List.of("/summary"), "report.too-long", Integer.toString(by));
    };
  }

  Response of(Closing.Outcome outcome, Incident incident) {
    return switch (outcome) {
      case CLOSED -> view(incident);
      case CLOSED_OTHERWISE -> problems.of(Response.Status.CONFLICT, "incident.closed-otherwise");
      case RESOLVED_OTHERWISE ->
          problems.of(Response.Status.CONFLICT, "incident.resolved-otherwise");
      case CONTRADICTORY ->
          problems.invalid(List.of(FieldFault.of("/kind", texts, "incident.kind")));
      case ANOTHER_OPERATOR -> problems.of(Response.Status.CONFLICT, "incident.another-operator");
      case DOES_NOT_GO_ON -> problems.of(Response.Status.CONFLICT, "incident.does-not-go-on");
      case HELP_WOULD_BE_LOST ->
          problems.of(Response.Status.CONFLICT, "incident.help-would-be-lost");
      case HELP_IS_OVER -> problems.of(Response.Status.CONFLICT, "incident.help-is-over");
      case CALL_BACK_FIRST -> problems.of(Response.Status.CONFLICT, "incident.call-back-first");
      case CALL_BACK_THERE_FIRST ->
          problems.of(Response.Status.CONFLICT, "incident.call-back-there-first");
    };
  }

  Response view(Incident incident) {
    return Response.ok(viewing.view(incident)).tag(tag(incident).header()).build();
  }

  /// The same with who is coming, for after the transaction.
  Response named(Response answer) {
    return answer.getEntity() instanceof IncidentView view
        ? Response.fromResponse(answer).entity(viewing.named(view)).build()
        : answer;
  }

  Response notFound() {
    return problems.notFound();
  }

  /// Somebody else changed the incident since the caller read it: 412.
  Optional<Response> stale(Incident incident, @Nullable String ifMatch) {
    return tag(incident).isPast(ifMatch)
        ? Optional.of(problems.of(Response.Status.PRECONDITION_FAILED, "incident.stale"))
        : Optional.empty();
  }

  private Response created(Incident incident, IncidentView view, String location) {
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, location)
        .tag(tag(incident).header())
        .entity(view)
        .build();
  }

  /// Programs follow the link, people read the number.
  private Response goesOn(IncidentView.Other into) {
    return Response.fromResponse(
            problems.of(Response.Status.CONFLICT, "report.goes-on-in", into.number()))
        .links(Link.fromUri("/incidents/" + into.id()).rel("canonical").build())
        .build();
  }

  private Response contradictory(List<String> pointers) {
    return problems.invalid(
        pointers.stream()
            .map(pointer -> FieldFault.of(pointer, texts, "report.contradictory"))
            .toList());
  }

  private static Tag tag(Incident incident) {
    return new Tag(Long.toString(incident.version()));
  }
}
