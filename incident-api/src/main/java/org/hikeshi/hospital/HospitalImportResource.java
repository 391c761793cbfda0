package org.hikeshi.hospital;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.sheet.Answering;
import org.hikeshi.sheet.Imported;
import org.hikeshi.sheet.Reading;
import org.hikeshi.sheet.Sheet;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;

/// The directory from a sheet. With `?dryRun=true` it says what it would do and does nothing; only
/// with `?rename=true` does a hospital take another name or prefecture.
@Path("hospitals/import")
@Produces(MediaType.APPLICATION_JSON)
@Consumes("text/csv")
@RunOnVirtualThread
class HospitalImportResource {

  private final HospitalImport hospitals;
  private final Answering answering;
  private final Texts texts;

  HospitalImportResource(HospitalImport hospitals, Answering answering, Texts texts) {
    this.hospitals = hospitals;
    this.answering = answering;
    this.texts = texts;
  }

  @POST
  @RolesAllowed(Role.ADMIN)
  @Idempotent
  @Transactional
  @Operation(summary = "Enter many hospitals from a sheet")
  @APIResponseSchema(responseCode = "200", value = Imported.class)
  public Response take(
      @QueryParam("dryRun") boolean dryRun,
      @QueryParam("rename") boolean rename,
      @Context HttpHeaders headers,
      InputStream body) {
    try {
      var sheet =
          Sheet.read(
              answering.bytes(body),
              Answering.charset(headers),
              HospitalColumns.ALL,
              List.of(HospitalColumns.NAME, HospitalColumns.PREFECTURE));
      var reading = new Reading(texts.lasting());
      var imported = hospitals.take(sheet, reading, rename, dryRun);
      return reading.faults().isEmpty() ? answering.done(imported) : answering.faulty(reading);
    } catch (Sheet.Unreadable e) {
      return answering.unreadable(e);
    }
  }
}
