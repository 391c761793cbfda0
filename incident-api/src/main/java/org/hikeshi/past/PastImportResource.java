package org.hikeshi.past;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.sheet.Answering;
import org.hikeshi.sheet.Imported;
import org.hikeshi.sheet.Reading;
import org.hikeshi.sheet.Sheet;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;

/// Past incidents from a list. With `?dryRun=true` it says what it would do and does nothing.
@Path("incidents/import")
@Produces(MediaType.APPLICATION_JSON)
@Consumes("text/csv")
@RunOnVirtualThread
class PastImportResource {

  private final PastImport past;
  private final Answering answering;
  private final Caller caller;
  private final Texts texts;

  PastImportResource(PastImport past, Answering answering, Caller caller, Texts texts) {
    this.past = past;
    this.answering = answering;
    this.caller = caller;
    this.texts = texts;
  }

  @POST
  @RolesAllowed({Role.COORDINATOR, Role.ADMIN})
  @Idempotent
  @Transactional
  @Operation(summary = "Enter past incidents from a sheet")
  @APIResponseSchema(responseCode = "200", value = Imported.class)
  public Response take(
      @QueryParam("dryRun") boolean dryRun, @Context HttpHeaders headers, InputStream body) {
    try {
      var sheet = PastImport.read(answering.bytes(body), Answering.charset(headers));
      var words = texts.lasting();
      var reading = new Reading(words);
      var imported = past.take(sheet, reading, words, caller.name(), dryRun);
      return reading.faults().isEmpty() ? answering.done(imported) : answering.faulty(reading);
    } catch (Sheet.Unreadable e) {
      return answering.unreadable(e);
    }
  }
}
