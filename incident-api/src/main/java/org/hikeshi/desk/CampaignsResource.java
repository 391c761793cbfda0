package org.hikeshi.desk;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.campaign.Campaign;
import org.hikeshi.campaign.Campaigns;
import org.hikeshi.incident.IncidentView;
import org.hikeshi.incident.Incidents;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;

/// One attack, many hospitals. The desk groups; a hospital reads what it is called and what to do,
/// and never who else is in it.
@Path("campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class CampaignsResource {

  private final Campaigns campaigns;
  private final Grouping grouping;
  private final Proposing proposing;
  private final Incidents incidents;
  private final Problems problems;
  private final Caller caller;

  CampaignsResource(
      Campaigns campaigns,
      Grouping grouping,
      Proposing proposing,
      Incidents incidents,
      Problems problems,
      Caller caller) {
    this.campaigns = campaigns;
    this.grouping = grouping;
    this.proposing = proposing;
    this.incidents = incidents;
    this.problems = problems;
    this.caller = caller;
  }

  /// A campaign in a list.
  @Schema(name = "CampaignLine")
  public record Line(UUID id, String name, String startedBy, Instant startedAt) {
    static Line of(Campaign campaign) {
      return new Line(campaign.id(), campaign.name(), campaign.startedBy(), campaign.startedAt());
    }
  }

  @POST
  @RolesAllowed(Role.COORDINATOR)
  @Idempotent
  @Transactional
  @Operation(summary = "Group incidents as one attack")
  @APIResponseSchema(responseCode = "201", value = CampaignView.class)
  public Response begin(CampaignRequest request) {
    var outcome = grouping.begin(request, caller.name());
    return switch (outcome) {
      case Grouping.Outcome.Grouped(var campaign) ->
          Response.status(Response.Status.CREATED)
              .header(HttpHeaders.LOCATION, "/campaigns/" + campaign.id())
              .entity(grouping.view(campaign))
              .build();
      case Grouping.Outcome.InAnother(var number) -> inAnother(number);
      case Grouping.Outcome.Unknown() -> problems.notFound();
    };
  }

  @GET
  @RolesAllowed(Role.COORDINATOR)
  @Transactional
  @Operation(summary = "List campaigns")
  @APIResponseSchema(responseCode = "200", value = Line.class)
  public Response list(@BeanParam Paging paging) {
    var found = campaigns.page(paging.after(), paging.limit() + 1);
    return paging.answer(found.stream().map(Line::of).toList(), Line::id);
  }

  /// What looks like one attack. Nothing is grouped by it until a person says so.
  @GET
  @Path("proposals")
  @RolesAllowed(Role.COORDINATOR)
  @Transactional
  @Operation(summary = "List what looks like one attack")
  @APIResponseSchema(responseCode = "200", value = Proposal.class)
  public Response proposals(@BeanParam Paging paging) {
    return paging.answerNamed(
        proposing.proposals(), proposal -> proposal.by() + " " + proposal.value());
  }

  @GET
  @Path("{id}")
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  @Transactional
  @Operation(summary = "Read a campaign")
  @APIResponse(
      responseCode = "200",
      description = "The desk reads all of it, a hospital of it what concerns all",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(anyOf = {CampaignView.class, IncidentView.CampaignView.class})))
  public Response read(@PathParam("id") UUID id) {
    var campaign = campaigns.findById(id);
    if (campaign == null) {
      return problems.notFound();
    }
    if (caller.is(Role.COORDINATOR)) {
      return Response.ok(grouping.view(campaign)).build();
    }
    return incidents.ofCampaign(caller, id).isEmpty()
        ? problems.notFound()
        : Response.ok(IncidentView.CampaignView.of(campaign)).build();
  }

  @PUT
  @Path("{id}")
  @RolesAllowed(Role.COORDINATOR)
  @Transactional
  @Operation(summary = "Change what is said of a campaign")
  @APIResponseSchema(responseCode = "200", value = CampaignView.class)
  public Response reword(@PathParam("id") UUID id, CampaignRequest.Wording said) {
    return answer(grouping.reword(id, said));
  }

  /// The same again changes nothing.
  @PUT
  @Path("{id}/incidents/{incident}")
  @RolesAllowed(Role.COORDINATOR)
  @Transactional
  @Operation(summary = "Add an incident to a campaign")
  @APIResponseSchema(responseCode = "200", value = CampaignView.class)
  public Response add(@PathParam("id") UUID id, @PathParam("incident") UUID incident) {
    return answer(grouping.add(id, incident));
  }

  @DELETE
  @Path("{id}/incidents/{incident}")
  @RolesAllowed(Role.COORDINATOR)
  @Transactional
  @Operation(summary = "Take an incident out of a campaign")
  @APIResponseSchema(responseCode = "200", value = CampaignView.class)
  public Response remove(@PathParam("id") UUID id, @PathParam("incident") UUID incident) {
    return answer(grouping.remove(id, incident));
  }

  private Response answer(Grouping.Outcome outcome) {
    return switch (outcome) {
      case Grouping.Outcome.Grouped(var campaign) -> Response.ok(grouping.view(campaign)).build();
      case Grouping.Outcome.InAnother(var number) -> inAnother(number);
      case Grouping.Outcome.Unknown() -> problems.notFound();
    };
  }

  private Response inAnother(String number) {
    return problems.of(Response.Status.CONFLICT, "campaign.in-another", number);
  }
}
