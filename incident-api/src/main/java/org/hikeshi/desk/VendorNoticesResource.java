package org.hikeshi.desk;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.desk.VendorNotices.Outcome;
import org.hikeshi.incident.IncidentView;
import org.hikeshi.report.Statement;
import org.hikeshi.web.Checks;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;

/// A vendor's notice to many hospitals, written down once.
@Path("vendor-notices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class VendorNoticesResource {

  private final VendorNotices notices;
  private final Problems problems;

  VendorNoticesResource(VendorNotices notices, Problems problems) {
    this.notices = notices;
    this.problems = problems;
  }

  /// What became of it, hospital by hospital.
  @Schema(name = "VendorNoticeView")
  public record View(IncidentView.CampaignView campaign, List<VendorNotices.Filed> filed) {}

  @POST
  @RolesAllowed(Role.COORDINATOR)
  @Idempotent
  @Transactional
  @Operation(summary = "File what a vendor told of several hospitals")
  @APIResponseSchema(responseCode = "201", value = View.class)
  public Response file(@Checks(Statement.First.class) VendorNotice notice) {
    return switch (notices.file(notice)) {
      case Outcome.Done(var campaign, var filed) ->
          Response.status(Response.Status.CREATED)
              .header(HttpHeaders.LOCATION, "/campaigns/" + campaign.id())
              .entity(new View(IncidentView.CampaignView.of(campaign), filed))
              .build();
      case Outcome.TooMany(var hospitals) ->
          problems.unprocessable("vendor-notice.too-many", hospitals, VendorNotice.MOST_HOSPITALS);
    };
  }
}
