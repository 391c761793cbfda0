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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.campaign.Campaign;
import org.hikeshi.desk.VendorNotice;
import org.hikeshi.desk.VendorNotices;
import org.hikeshi.desk.VendorNotices.Outcome;
import org.hikeshi.events.Category;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.hospital.Hospital;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.report.Contact;
import org.hikeshi.report.Statement;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Constraints;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Html;
import org.hikeshi.web.Invalid;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// A vendor's notice (委託先の通知), typed in once for every hospital that had it.
@Path("pages/vendor-notices")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.COORDINATOR)
@RunOnVirtualThread
class VendorNoticePage {

  private static final String HOSPITALS = "/hospitals";
  private static final String CONFIRMED = "/confirmed";
  private static final int SHOWN = 20;

  private final VendorNotices notices;
  private final Hospitals hospitals;
  private final Constraints constraints;
  private final Caller caller;
  private final Texts texts;
  private final Clock clock;

  VendorNoticePage(
      VendorNotices notices,
      Hospitals hospitals,
      Constraints constraints,
      Caller caller,
      Texts texts,
      Clock clock) {
    this.notices = notices;
    this.hospitals = hospitals;
    this.constraints = constraints;
    this.caller = caller;
    this.texts = texts;
    this.clock = clock;
  }

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record VendorNoticeForm(Texts texts, ReportForm form, Choices choices)
      implements TemplateInstance {}

  /// @param count how many hospitals it would be filed for
  /// @param names some of them
  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record VendorNoticeConfirm(Texts texts, Map<String, String> typed, int count, List<String> names)
      implements TemplateInstance {}

  /// What became of it at one hospital, with the name that people know it by.
  public record Line(String hospital, VendorNotices.Filed filed) {}

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record VendorNoticeDone(Texts texts, Campaign campaign, List<Line> lines)
      implements TemplateInstance {}

  @GET
  @Operation(hidden = true)
  @Transactional
  public Response form() {
    return Html.ok(page(ReportForm.of(Map.of()).with("/contact/name", caller.name())));
  }

  /// The same notice again is known again, so the answer is the page itself: a reload files nothing
  /// twice.
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  @Transactional
  public Response file(MultivaluedMap<String, String> typed) {
    var form = new ReportForm(typed);
    var notice = said(form);
    var faults = form.faultsOf(notice, constraints, Statement.First.class);
    if (!faults.isEmpty()) {
      return refused(form, faults);
    }
    var all =
        notice.hospitals() == null
            ? hospitals.namingVendor(notice.vendor(), JapanTime.dayOf(clock.instant()))
            : List.<UUID>of();
    if (form.chosen("change", "true")) {
      return Html.ok(page(form));
    }
    if (!all.isEmpty() && !form.chosen(CONFIRMED, Integer.toString(all.size()))) {
      return asked(form, all);
    }
    try {
      return switch (notices.file(notice)) {
        case Outcome.Done done -> Html.ok(done(done));
        case Outcome.TooMany(var many) -> refused(form, tooMany(many));
      };
    } catch (Invalid e) {
      return refused(form, e.faults());
    }
  }

  /// Nobody types in by a slip what goes to hundreds: an empty box is asked about first, and again
  /// where their number has changed meanwhile.
  private Response asked(ReportForm form, List<UUID> all) {
    if (all.size() > VendorNotice.MOST_HOSPITALS) {
      return refused(form, tooMany(all.size()));
    }
    var some = hospitals.named(all.subList(0, Math.min(all.size(), SHOWN))).values();
    var names = some.stream().map(Hospital::name).sorted().toList();
    return Html.ok(
        new VendorNoticeConfirm(texts.lasting(), form.typed(CONFIRMED), all.size(), names));
  }

  private List<FieldFault> tooMany(int hospitals) {
    var words = texts.of("vendor-notice.too-many", hospitals, VendorNotice.MOST_HOSPITALS);
    return List.of(new FieldFault(HOSPITALS, words));
  }

  private VendorNotice said(ReportForm form) {
    return new VendorNotice(
        form.value("/vendor").strip(),
        form.value("/summary").strip(),
        form.one("/category", Category.class),
        form.time("/noticeReceivedAt", texts),
        addressees(form),
        new Contact(form.text("/contact/name"), form.text("/contact/phone"), null),
        null,
        null,
        form.one("/firstResponse", FirstResponse.class),
        form.one("/receivedBy", Statement.ReceivedBy.class));
  }

  private @Nullable List<VendorNotice.Addressee> addressees(ReportForm form) {
    var read = Addressees.read(form.value(HOSPITALS), hospitals::directory, texts);
    if (!read.faults().isEmpty()) {
      form.blame(List.of(new FieldFault(HOSPITALS, String.join(" ", read.faults()))));
    }
    return read.found().isEmpty() ? null : read.found();
  }

  private VendorNoticeDone done(Outcome.Done outcome) {
    var names =
        hospitals.named(outcome.filed().stream().map(VendorNotices.Filed::hospital).toList());
    return new VendorNoticeDone(
        texts.lasting(),
        outcome.campaign(),
        outcome.filed().stream()
            .map(filed -> new Line(names.get(filed.hospital()).name(), filed))
            .toList());
  }

  /// Nothing was filed.
  private Response refused(ReportForm form, List<FieldFault> faults) {
    QuarkusTransaction.setRollbackOnly();
    form.blame(faults);
    return Html.of(Response.Status.BAD_REQUEST, page(form));
  }

  private VendorNoticeForm page(ReportForm form) {
    return new VendorNoticeForm(texts.lasting(), form, new Choices());
  }
}
