package org.hikeshi.assessment;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.hikeshi.assessment.Assessing.Assessed;
import org.hikeshi.channel.Authorities;
import org.hikeshi.events.Answer;
import org.hikeshi.events.Category;
import org.hikeshi.events.Founder;
import org.hikeshi.events.LeakState;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.web.Texts;

/// The deadline calculator as a form: useful before anything is installed, and keeping nothing.
@Path("/pages/assessment")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class AssessmentPage {

  private final Template page;
  private final Assessing assessing;
  private final Authorities authorities;
  private final Texts texts;

  AssessmentPage(
      @Location("assessment.html") Template page,
      Assessing assessing,
      Authorities authorities,
      Texts texts) {
    this.page = page;
    this.assessing = assessing;
    this.authorities = authorities;
    this.texts = texts;
  }

  /// A duty and its addressee's name in the reader's language.
  public record Row(Assessed duty, String authority, boolean required) {}

  @GET
  @PermitAll
  public TemplateInstance form() {
    return shown(new AssessmentForm(), List.of());
  }

  @POST
  @PermitAll
  public TemplateInstance assess(@BeanParam AssessmentForm form) {
    return shown(
        form,
        assessing.assess(form.request(), texts).duties().stream()
            .map(
                duty ->
                    new Row(
                        duty,
                        authorities.name(duty.authority()),
                        duty.state() != DutyState.NOT_REQUIRED))
            .toList());
  }

  private TemplateInstance shown(AssessmentForm form, List<Row> rows) {
    return page.data("texts", texts)
        .data("form", form)
        .data("rows", rows)
        .data("categories", Category.values())
        .data("states", LeakState.values())
        .data("answers", Answer.values())
        .data("founders", Founder.values());
  }
}
