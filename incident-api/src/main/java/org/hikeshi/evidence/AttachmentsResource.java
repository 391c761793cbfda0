package org.hikeshi.evidence;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.incident.Incident;
import org.hikeshi.incident.Incidents;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Tenant;
import org.hikeshi.web.Texts;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/// Files of an incident: sent by the hospital or the duty desk, read by whoever reads its reports.
@Path("incidents/{id}/attachments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AttachmentsResource {

  private final Incidents incidents;
  private final Attachments attachments;
  private final HandingOut handingOut;
  private final Keeping keeping;
  private final Custody custody;
  private final Tenant tenant;
  private final Problems problems;
  private final Caller caller;
  private final Texts texts;

  AttachmentsResource(
      Incidents incidents,
      Attachments attachments,
      HandingOut handingOut,
      Keeping keeping,
      Custody custody,
      Tenant tenant,
      Problems problems,
      Caller caller,
      Texts texts) {
    this.incidents = incidents;
    this.attachments = attachments;
    this.handingOut = handingOut;
    this.keeping = keeping;
    this.custody = custody;
    this.tenant = tenant;
    this.problems = problems;
    this.caller = caller;
    this.texts = texts;
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  @Idempotent
  @Transactional
  @Operation(summary = "Send a file")
  @APIResponseSchema(responseCode = "201", value = AttachmentView.class)
  public Response send(@PathParam("id") UUID id, @RestForm(FileUpload.ALL) List<FileUpload> files) {
    var incident = incidents.seenBy(caller, id);
    if (incident.isEmpty()) {
      return problems.notFound();
    }
    if (files.size() != 1) {
      return problems.of(Response.Status.BAD_REQUEST, "attachment.one");
    }
    return answer(
        incident.get(),
        keeping.keep(incident.get(), Keeping.Sent.of(files.getFirst(), caller.name())));
  }

  private Response answer(Incident incident, Keeping.Outcome outcome) {
    return switch (outcome) {
      case Keeping.Outcome.Kept(var attachment, var words) ->
          Response.status(Response.Status.CREATED)
              .header(
                  HttpHeaders.LOCATION,
                  "/incidents/" + incident.id() + "/attachments/" + attachment.id())
              .entity(AttachmentView.of(attachment, words, texts))
              .build();
      case Keeping.Outcome.TooLarge() ->
          problems.of(Response.Status.REQUEST_ENTITY_TOO_LARGE, "attachment.too-large");
      case Keeping.Outcome.Empty() -> problems.of(Response.Status.BAD_REQUEST, "attachment.empty");
      case Keeping.Outcome.OfNoKeptKind() ->
          problems.of(Response.Status.UNSUPPORTED_MEDIA_TYPE, "attachment.kinds");
      case Keeping.Outcome.NoRoom(var files, var bytes) ->
          problems.of(Response.Status.CONFLICT, "attachment.no-room", files, bytes / (1024 * 1024));
      case Keeping.Outcome.Withdrawn() -> problems.of(Response.Status.CONFLICT, "report.withdrawn");
      case Keeping.Outcome.GoesOnIn(var into) ->
          Response.fromResponse(
                  problems.of(Response.Status.CONFLICT, "attachment.goes-on-in", into.number()))
              .links(Link.fromUri("/incidents/" + into.id()).rel("canonical").build())
              .build();
      case Keeping.Outcome.Erased() -> problems.of(Response.Status.CONFLICT, "report.erased");
    };
  }

  @GET
  @RolesAllowed({Role.HOSPITAL, Role.ENGINEER, Role.COORDINATOR})
  @Transactional
  @Operation(summary = "List the files of an incident")
  @APIResponseSchema(responseCode = "200", value = AttachmentView.class)
  public Response list(@PathParam("id") UUID id, @BeanParam Paging paging) {
    if (incidents.seenBy(caller, id).isEmpty()) {
      return problems.notFound();
    }
    return paging.answer(
        attachments.views(id, paging.after(), paging.limit() + 1, texts), AttachmentView::id);
  }

  /// The file itself. Whoever takes it is written down.
  @GET
  @Path("{attachment}")
  @Produces(MediaType.WILDCARD)
  @RolesAllowed({Role.HOSPITAL, Role.ENGINEER, Role.COORDINATOR})
  @Transactional
  @Operation(summary = "Read a file")
  @APIResponse(responseCode = "200", description = "The file")
  @APIResponse(responseCode = "409", ref = "409")
  public Response read(@PathParam("id") UUID id, @PathParam("attachment") UUID attachment) {
    return found(id, attachment).map(handingOut::of).orElseGet(problems::notFound);
  }

  /// Who touched it, when, and what for.
  @GET
  @Path("{attachment}/custody")
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  @Transactional
  @Operation(summary = "List who touched a file, when, and what for")
  @APIResponseSchema(responseCode = "200", value = Custody.Step.class)
  public Response custody(
      @PathParam("id") UUID id,
      @PathParam("attachment") UUID attachment,
      @BeanParam Paging paging) {
    return found(id, attachment)
        .map(kept -> tenant.all(() -> custody.of(kept.id())))
        .map(steps -> paging.answerFrom(steps, Custody.Step::place))
        .orElseGet(problems::notFound);
  }

  private Optional<Attachment> found(UUID incident, UUID attachment) {
    return incidents.seenBy(caller, incident).flatMap(_ -> attachments.find(incident, attachment));
  }
}
