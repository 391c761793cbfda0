package org.hikeshi.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.incident.Incident;
import org.hikeshi.incident.IncidentView;
import org.hikeshi.incident.Incidents;
import org.hikeshi.incident.Viewing;
import org.hikeshi.progress.Happening;
import org.hikeshi.progress.Timeline;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;

/// Where it stands: all incidents that one may see, and each with who is coming and what is due.
@Path("pages")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.HOSPITAL, Role.ENGINEER, Role.COORDINATOR})
@RunOnVirtualThread
class IncidentPages {

  private static final int SHOWN = 50;
  private static final int TOLD = 200;

  private final Incidents incidents;
  private final Viewing viewing;
  private final Timeline timeline;
  private final Caller caller;
  private final Texts texts;

  IncidentPages(
      Incidents incidents, Viewing viewing, Timeline timeline, Caller caller, Texts texts) {
    this.incidents = incidents;
    this.viewing = viewing;
    this.timeline = timeline;
    this.caller = caller;
    this.texts = texts;
  }

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record Start(Texts texts, boolean mayReport, List<Incident> open, ZoneId japan)
      implements TemplateInstance {}

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record IncidentList(Texts texts, List<Incident> incidents, ZoneId japan)
      implements TemplateInstance {}

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record IncidentBoard(
      Texts texts, IncidentView view, List<Happening> timeline, Labels labels, ZoneId japan)
      implements TemplateInstance {}

  @GET
  @Operation(hidden = true)
  @Transactional
  public Response start() {
    var open = page().stream().filter(incident -> !incident.status().closed()).toList();
    return Html.ok(new Start(words(), caller.is(Role.HOSPITAL), open, JapanTime.ZONE));
  }

  @GET
  @Path("incidents")
  @Operation(hidden = true)
  @Transactional
  public Response list() {
    return Html.ok(new IncidentList(words(), page(), JapanTime.ZONE));
  }

  @GET
  @Path("incidents/{id}")
  @Operation(hidden = true)
  @Transactional
  public Response board(@PathParam("id") UUID id) {
    var incident = incidents.seenBy(caller, id).orElseThrow(NotFoundException::new);
    return Html.ok(
        new IncidentBoard(
            words(),
            viewing.view(incident),
            timeline.page(id, null, TOLD),
            new Labels(words()),
            JapanTime.ZONE));
  }

  private List<Incident> page() {
    return incidents.page(caller, Incidents.Selection.ALL, null, SHOWN);
  }

  /// The page is rendered with words of its own: the request's may be gone by then.
  private Texts words() {
    return Texts.in(texts.language());
  }
}
