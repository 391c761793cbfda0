package org.hikeshi.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.figure.Bars;
import org.hikeshi.figure.Figure;
import org.hikeshi.figure.PublicFigures;
import org.hikeshi.page.FiguresPage.Drawn;
import org.hikeshi.web.Html;
import org.hikeshi.web.Tenant;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;

/// How many incidents there were, for anybody, without signing in: pictures with their tables, and
/// the same as CSV.
@Path("pages/public-figures")
@PermitAll
@RunOnVirtualThread
class PublicFiguresPage {

  private final PublicFigures figures;
  private final Tenant tenant;
  private final Texts texts;
  private final Clock clock;

  PublicFiguresPage(PublicFigures figures, Tenant tenant, Texts texts, Clock clock) {
    this.figures = figures;
    this.tenant = tenant;
    this.texts = texts;
    this.clock = clock;
  }

  /// How a column is told: whole in the table, and in two lines in the picture.
  @TemplateData
  public record Quarter(String whole, String months, String year) {

    /// @param first its first month: `2026-04` is April to June of 2026
    static Quarter of(String first, Texts texts) {
      var year = first.substring(0, 4);
      var month = first.substring(5);
      return new Quarter(
          texts.of("figures.quarter." + month, year), texts.word("figures.months", month), year);
    }
  }

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record OpenFigures(Texts texts, List<Drawn> figures, List<Quarter> quarters, long small)
      implements TemplateInstance {}

  @GET
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  @Transactional
  public Response page() {
    var words = texts.lasting();
    var all = figures();
    var drawn = all.stream().map(figure -> new Drawn(figure, Bars.of(figure))).toList();
    var quarters =
        all.getFirst().columns().stream().map(first -> Quarter.of(first, words)).toList();
    return Html.ok(new OpenFigures(words, drawn, quarters, PublicFigures.SMALL - 1));
  }

  @GET
  @Path("{name}.csv")
  @Produces("text/csv;charset=UTF-8")
  @Operation(hidden = true)
  @Transactional
  public Response csv(@PathParam("name") String name) {
    var figure =
        figures().stream()
            .filter(one -> one.name().equals(name))
            .findAny()
            .orElseThrow(NotFoundException::new);
    return Response.ok(figure.csv())
        .header(
            "Content-Disposition",
            "attachment; filename=\"hikeshi-quarters-%s.csv\"".formatted(name))
        .build();
  }

  private List<Figure> figures() {
    return tenant.all(() -> figures.of(JapanTime.dayOf(clock.instant())));
  }
}
