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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.campaign.Campaign;
import org.hikeshi.campaign.Campaigns;
import org.hikeshi.desk.CampaignRequest;
import org.hikeshi.desk.CampaignView;
import org.hikeshi.desk.Grouping;
import org.hikeshi.incident.Incidents;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Constraints;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Html;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;

/// One attack on many: what every hospital in it reads, which incidents belong to it, and where one
/// operator knew first.
@Path("pages/campaigns/{id}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Role.COORDINATOR)
@RunOnVirtualThread
class CampaignPage {

  private final Campaigns campaigns;
  private final Grouping grouping;
  private final Incidents incidents;
  private final Constraints constraints;
  private final Caller caller;
  private final Texts texts;

  CampaignPage(
      Campaigns campaigns,
      Grouping grouping,
      Incidents incidents,
      Constraints constraints,
      Caller caller,
      Texts texts) {
    this.campaigns = campaigns;
    this.grouping = grouping;
    this.incidents = incidents;
    this.constraints = constraints;
    this.caller = caller;
    this.texts = texts;
  }

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record CampaignBoard(Texts texts, ReportForm form, CampaignView view)
      implements TemplateInstance {}

  @GET
  @Operation(hidden = true)
  @Transactional
  public Response read(@PathParam("id") UUID id) {
    return Html.ok(page(id, ReportForm.of(Map.of())));
  }

  @POST
  @Operation(hidden = true)
  @Transactional
  public Response reword(@PathParam("id") UUID id, MultivaluedMap<String, String> typed) {
    var form = new ReportForm(typed);
    var said = new CampaignRequest.Wording(form.value("/name"), form.text("/advice"));
    var faults = new ArrayList<FieldFault>();
    constraints.check(said, new Class<?>[0], faults);
    return faults.isEmpty() ? answer(id, form, grouping.reword(id, said)) : again(id, form, faults);
  }

  @POST
  @Path("incidents")
  @Operation(hidden = true)
  @Transactional
  public Response add(@PathParam("id") UUID id, MultivaluedMap<String, String> typed) {
    var form = new ReportForm(typed);
    return incidents
        .numbered(caller, form.value("/number"))
        .map(incident -> answer(id, form, grouping.add(id, incident.id())))
        .orElseGet(
            () ->
                again(id, form, List.of(new FieldFault("/number", texts.of("campaigns.unknown")))));
  }

  @POST
  @Path("incidents/{incident}/removal")
  @Operation(hidden = true)
  @Transactional
  public Response remove(@PathParam("id") UUID id, @PathParam("incident") UUID incident) {
    return answer(id, ReportForm.of(Map.of()), grouping.remove(id, incident));
  }

  private Response answer(UUID id, ReportForm form, Grouping.Outcome outcome) {
    return switch (outcome) {
      case Grouping.Outcome.Grouped _ -> Html.onTo("/pages/campaigns/" + id);
      case Grouping.Outcome.InAnother(var number) ->
          again(
              id,
              form,
              List.of(new FieldFault("/number", texts.of("campaign.in-another", number))));
      case Grouping.Outcome.Unknown() -> throw new NotFoundException();
    };
  }

  private Response again(UUID id, ReportForm form, List<FieldFault> faults) {
    form.blame(faults);
    return Html.of(Response.Status.BAD_REQUEST, page(id, form));
  }

  /// What was typed stands where it was; the rest as the campaign says.
  private CampaignBoard page(UUID id, ReportForm form) {
    Campaign campaign = campaigns.findByIdOptional(id).orElseThrow(NotFoundException::new);
    form.with("/name", campaign.name()).with("/advice", campaign.advice());
    return new CampaignBoard(texts.lasting(), form, grouping.view(campaign));
  }
}
