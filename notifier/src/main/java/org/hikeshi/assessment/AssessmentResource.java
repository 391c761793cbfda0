package org.hikeshi.assessment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.assessment.Assessing.Assessment;
import org.hikeshi.web.Texts;

/// The same function as for real reports, for anyone. Nothing is kept.
@Path("/duties/assessment")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AssessmentResource {

  private final Assessing assessing;
  private final Texts texts;

  AssessmentResource(Assessing assessing, Texts texts) {
    this.assessing = assessing;
    this.texts = texts;
  }

  @POST
  @PermitAll
  @Operation(summary = "Work out the duties of a case, of which nothing is kept")
  public Assessment assess(AssessmentRequest facts) {
    return assessing.assess(facts, texts);
  }
}
