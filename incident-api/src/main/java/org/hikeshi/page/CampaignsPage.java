package org.hikeshi.page;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.campaign.Campaign;
import org.hikeshi.campaign.Campaigns;
import org.hikeshi.desk.CampaignRequest;
import org.hikeshi.desk.Grouping;
import org.hikeshi.desk.Proposal;
import org.hikeshi.desk.Proposing;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Constraints;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Html;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;

/// Attacks on many: those that the desk has begun, and what looks like one. Nothing is grouped
/// until a person says so.
@Path("pages/campaigns")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.COORDINATOR)
@RunOnVirtualThread
class CampaignsPage {

  private static final int SHOWN = 50;

  private final Campaigns campaigns;
  private final Grouping grouping;
  private final Proposing proposing;
  private final Constraints constraints;
  private final Caller caller;
  private final Texts texts;

  CampaignsPage(
      Campaigns campaigns,
      Grouping grouping,
      Proposing proposing,
      Constraints constraints,
      Caller caller,
      Texts texts) {
    this.campaigns = campaigns;
    this.grouping = grouping;
    this.proposing = proposing;
    this.constraints = constraints;
    this.caller = caller;
    this.texts = texts;
  }

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record CampaignList(
      Texts texts, ReportForm form, List<Campaign> campaigns, List<Proposal> proposals)
      implements TemplateInstance {}

  @GET
  @Operation(hidden = true)
  @Transactional
  public Response list() {
    return Html.ok(page(ReportForm.of(Map.of())));
  }

  /// With the incidents of a proposal, or with none for a start.
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  @Transactional
  public Response begin(MultivaluedMap<String, String> typed) {
    var form = new ReportForm(typed);
    var asked = form.values("/incidents");
    var ids = asked.stream().map(Ids::read).flatMap(Optional::stream).toList();
    if (ids.size() < asked.size()) {
      return refused(form, fault(texts.of("campaigns.unknown")));
    }
    var request = new CampaignRequest(form.value("/name"), form.text("/advice"), ids);
    var faults = new ArrayList<FieldFault>();
    constraints.check(request, new Class<?>[0], faults);
    if (!faults.isEmpty()) {
      return refused(form, faults);
    }
    return switch (grouping.begin(request, caller.name())) {
      case Grouping.Outcome.Grouped(var campaign) -> Html.onTo("/pages/campaigns/" + campaign.id());
      case Grouping.Outcome.InAnother(var number) ->
          refused(form, fault(texts.of("campaign.in-another", number)));
      case Grouping.Outcome.Unknown() -> refused(form, fault(texts.of("campaigns.unknown")));
    };
  }

  private static List<FieldFault> fault(String words) {
    return List.of(new FieldFault("", words));
  }

  /// Nothing was begun.
  private Response refused(ReportForm form, List<FieldFault> faults) {
    QuarkusTransaction.setRollbackOnly();
    form.blame(faults);
    return Html.of(Response.Status.BAD_REQUEST, page(form));
  }

  private CampaignList page(ReportForm form) {
    return new CampaignList(
        texts.lasting(), form, campaigns.page(null, SHOWN), proposing.proposals());
  }
}
