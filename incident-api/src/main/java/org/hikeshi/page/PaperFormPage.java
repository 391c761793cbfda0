package org.hikeshi.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.draft.Question;
import org.hikeshi.web.Texts;
import org.hikeshi.web.paper.Paper;

/// The questions on paper, for a night without any computer: to be filled in by hand and read out
/// to the duty desk, or brought to it. It is blank and knows nobody, so anybody may have it.
@Singleton
@Path("pages/report/paper.pdf")
@PermitAll
@RunOnVirtualThread
class PaperFormPage {

  private final Texts texts;
  private final String deskPhone;
  private final Map<Locale, byte[]> printed = new ConcurrentHashMap<>();

  PaperFormPage(
      Texts texts, @ConfigProperty(name = "hikeshi.desk.phone") Optional<String> deskPhone) {
    this.texts = texts;
    this.deskPhone = deskPhone.orElse("");
  }

  /// @param tonight what is asked at once
  /// @param later what the final reports want
  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record ReportPaper(Texts texts, List<Question> tonight, List<Question> later, String deskPhone)
      implements TemplateInstance {}

  @GET
  @Produces("application/pdf")
  @Operation(hidden = true)
  public Response paper() {
    var language = texts.language();
    return Response.ok(printed.computeIfAbsent(language, this::print))
        .header("Content-Disposition", "inline; filename=\"hikeshi-report.pdf\"")
        .build();
  }

  private byte[] print(Locale language) {
    var all = Arrays.asList(Question.values());
    return Paper.pdf(
        new ReportPaper(
                Texts.in(language),
                all.stream().filter(question -> !question.later()).toList(),
                all.stream().filter(Question::later).toList(),
                deskPhone)
            .render());
  }
}
