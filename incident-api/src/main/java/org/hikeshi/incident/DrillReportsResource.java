package org.hikeshi.incident;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.incident.DrillReporting.Outcome;
import org.hikeshi.report.Statement;
import org.hikeshi.web.Checks;
import org.hikeshi.web.Problem;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// A report in a drill by the API; the page has its own way to [DrillReporting].
@Path("drills/{id}/report")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class DrillReportsResource {

  private static final int AGAIN_SECONDS = 5;

  private final DrillReporting drillReporting;
  private final Clerks clerks;
  private final Answers answers;
  private final Problems problems;
  private final Texts texts;

  DrillReportsResource(
      DrillReporting drillReporting,
      Clerks clerks,
      Answers answers,
      Problems problems,
      Texts texts) {
    this.drillReporting = drillReporting;
    this.clerks = clerks;
    this.answers = answers;
    this.problems = problems;
    this.texts = texts;
  }

  /// @param mark that it is a drill, in the caller's language
  /// @param leftOut fields that would have been needed; a second report may say them
  record Taken(UUID drill, String mark, @Nullable Instant reportedAt, List<String> leftOut) {}

  @POST
  @RolesAllowed(Role.HOSPITAL)
  @Operation(summary = "Report in a drill")
  @APIResponseSchema(responseCode = "200", value = Taken.class)
  public Response report(@PathParam("id") UUID id, @Checks(Statement.First.class) Statement said) {
    return switch (drillReporting.report(id, said, clerks.filing(said).hospitalId())) {
      case Outcome.Taken(var at, var leftOut) ->
          Response.ok(new Taken(id, texts.of("drill.mark"), at, leftOut)).build();
      case Outcome.Refused(var why) -> answers.of(why);
      case Outcome.Unknown() -> answers.notFound();
      case Outcome.NotRunning() -> problems.of(Status.CONFLICT, "drill.not-running");
      case Outcome.RefusedThere(var status, var retryAfter, var words) ->
          Response.status(status)
              .type(Problem.MEDIA_TYPE)
              .header(HttpHeaders.RETRY_AFTER, retryAfter)
              .entity(words)
              .build();
      case Outcome.Away() ->
          Response.fromResponse(problems.of(Status.SERVICE_UNAVAILABLE, "drill.away"))
              .header(HttpHeaders.RETRY_AFTER, AGAIN_SECONDS)
              .build();
    };
  }
}
