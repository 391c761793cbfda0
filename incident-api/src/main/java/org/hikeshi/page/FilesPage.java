package org.hikeshi.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.evidence.AttachmentView;
import org.hikeshi.evidence.Attachments;
import org.hikeshi.evidence.Custody;
import org.hikeshi.evidence.HandingOut;
import org.hikeshi.evidence.Keeping;
import org.hikeshi.incident.Incident;
import org.hikeshi.incident.IncidentView;
import org.hikeshi.incident.Incidents;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Html;
import org.hikeshi.web.Role;
import org.hikeshi.web.Tenant;
import org.hikeshi.web.Texts;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// The files of an incident: sent by a form that needs no script, each with what became of it, who
/// touched it, and whether it is clean.
@Path("pages/incidents/{id}/files")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.HOSPITAL, Role.ENGINEER, Role.COORDINATOR})
@RunOnVirtualThread
class FilesPage {

  private static final int SHOWN = 100;

  private final Incidents incidents;
  private final Attachments attachments;
  private final Keeping keeping;
  private final HandingOut handingOut;
  private final Custody custody;
  private final Tenant tenant;
  private final Caller caller;
  private final Texts texts;

  FilesPage(
      Incidents incidents,
      Attachments attachments,
      Keeping keeping,
      HandingOut handingOut,
      Custody custody,
      Tenant tenant,
      Caller caller,
      Texts texts) {
    this.incidents = incidents;
    this.attachments = attachments;
    this.keeping = keeping;
    this.handingOut = handingOut;
    this.custody = custody;
    this.tenant = tenant;
    this.caller = caller;
    this.texts = texts;
  }

  /// A file, and who touched it; the latter is not for engineers.
  public record Kept(AttachmentView file, List<Custody.Step> steps) {}

  /// @param goesOnIn which incident takes the files instead
  /// @param kept the file that was just taken
  /// @param fault why the file that was just sent was not
  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record IncidentFiles(
      Texts texts,
      UUID incident,
      String number,
      List<Kept> files,
      boolean maySend,
      IncidentView.@Nullable Other goesOnIn,
      @Nullable UUID kept,
      @Nullable String fault)
      implements TemplateInstance {}

  @GET
  @Operation(hidden = true)
  @Transactional
  public Response list(@PathParam("id") UUID id, @QueryParam("kept") @Nullable UUID kept) {
    return Html.ok(page(seen(id), kept, null));
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  @Operation(hidden = true)
  @Transactional
  public Response send(@PathParam("id") UUID id, @RestForm(FileUpload.ALL) List<FileUpload> files) {
    var incident = seen(id);
    if (files.size() != 1) {
      return refused(incident, Response.Status.BAD_REQUEST, "files.none");
    }
    return switch (keeping.keep(incident, Keeping.Sent.of(files.getFirst(), caller.name()))) {
      case Keeping.Outcome.Kept(var attachment, var _) ->
          IncidentPages.onTo(id, "/files?kept=" + attachment.id());
      case Keeping.Outcome.TooLarge() ->
          refused(incident, Response.Status.REQUEST_ENTITY_TOO_LARGE, "attachment.too-large");
      case Keeping.Outcome.Empty() -> refused(incident, Response.Status.BAD_REQUEST, "files.none");
      case Keeping.Outcome.OfNoKeptKind() ->
          refused(incident, Response.Status.UNSUPPORTED_MEDIA_TYPE, "attachment.kinds");
      case Keeping.Outcome.NoRoom(var most, var bytes) ->
          refused(
              incident,
              Response.Status.CONFLICT,
              "attachment.no-room",
              most,
              bytes / (1024 * 1024));
      case Keeping.Outcome.Withdrawn() ->
          refused(incident, Response.Status.CONFLICT, "report.withdrawn");
      case Keeping.Outcome.GoesOnIn(var into) ->
          refused(incident, Response.Status.CONFLICT, "attachment.goes-on-in", into.number());
      case Keeping.Outcome.Erased() -> refused(incident, Response.Status.CONFLICT, "report.erased");
    };
  }

  @GET
  @Path("{file}")
  @Produces(MediaType.WILDCARD)
  @Operation(hidden = true)
  @Transactional
  public Response read(@PathParam("id") UUID id, @PathParam("file") UUID file) {
    return handingOut.of(attachments.find(seen(id).id(), file).orElseThrow(NotFoundException::new));
  }

  private Incident seen(UUID id) {
    return incidents.seenBy(caller, id).orElseThrow(NotFoundException::new);
  }

  private Response refused(
      Incident incident, Response.Status status, String key, Object... arguments) {
    return Html.of(status, page(incident, null, texts.of(key, arguments)));
  }

  private IncidentFiles page(Incident incident, @Nullable UUID kept, @Nullable String fault) {
    var words = texts.lasting();
    boolean maySend = !caller.is(Role.ENGINEER);
    var views = attachments.views(incident.id(), null, SHOWN, words);
    var steps = maySend ? steps(views) : Map.<UUID, List<Custody.Step>>of();
    var files =
        views.stream()
            .map(file -> new Kept(file, steps.getOrDefault(file.id(), List.of())))
            .toList();
    return new IncidentFiles(
        words,
        incident.id(),
        incident.number(),
        files,
        maySend,
        incident.goesOnIn().orElse(null),
        kept,
        fault);
  }

  private Map<UUID, List<Custody.Step>> steps(List<AttachmentView> files) {
    return tenant.all(() -> custody.of(files.stream().map(AttachmentView::id).toList()));
  }
}
