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
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.past.PastImport;
import org.hikeshi.past.PastIncidentView;
import org.hikeshi.past.PastIncidents;
import org.hikeshi.sheet.Answering;
import org.hikeshi.sheet.Imported;
import org.hikeshi.sheet.Reading;
import org.hikeshi.sheet.Sheet;
import org.hikeshi.web.Caller;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Html;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// Past incidents: what came in, and a form to bring a list, tried first and then taken.
@Path("pages/past-incidents")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.COORDINATOR, Role.ADMIN})
@RunOnVirtualThread
class PastPage {

  private static final int SHOWN = 100;

  private final PastImport past;
  private final PastIncidents incidents;
  private final Answering answering;
  private final Caller caller;
  private final Texts texts;

  PastPage(
      PastImport past, PastIncidents incidents, Answering answering, Caller caller, Texts texts) {
    this.past = past;
    this.incidents = incidents;
    this.answering = answering;
    this.caller = caller;
    this.texts = texts;
  }

  /// @param imported what was done, or would be; null where nothing was sent, or it is faulty
  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record PastList(
      Texts texts,
      List<PastIncidentView> incidents,
      @Nullable Imported imported,
      List<FieldFault> faults)
      implements TemplateInstance {}

  @GET
  @Operation(hidden = true)
  @Transactional
  public Response list() {
    return Html.ok(page(null, List.of()));
  }

  /// The same list again changes nothing, so the answer is the page itself.
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(hidden = true)
  @Transactional
  public Response take(
      @RestForm("mode") @Nullable String mode, @RestForm("list") @Nullable FileUpload list) {
    if (list == null || list.size() == 0) {
      return refused(List.of(new FieldFault("", texts.of("files.none"))));
    }
    var words = texts.lasting();
    var reading = new Reading(words);
    try (var bytes = Files.newInputStream(list.uploadedFile())) {
      var sheet = PastImport.read(answering.bytes(bytes), null);
      var imported = past.take(sheet, reading, words, caller.name(), !"take".equals(mode));
      return reading.faults().isEmpty()
          ? Html.ok(page(imported, List.of()))
          : refused(reading.faults());
    } catch (Sheet.Unreadable e) {
      return refused(List.of(new FieldFault("", texts.of(e.key(), e.what()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Nothing was taken.
  private Response refused(List<FieldFault> faults) {
    QuarkusTransaction.setRollbackOnly();
    return Html.of(Response.Status.BAD_REQUEST, page(null, faults));
  }

  private PastList page(@Nullable Imported imported, List<FieldFault> faults) {
    return new PastList(texts.lasting(), incidents.views(caller, null, SHOWN), imported, faults);
  }
}
