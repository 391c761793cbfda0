package org.hikeshi.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.figure.Bars;
import org.hikeshi.figure.Figure;
import org.hikeshi.figure.Figures;
import org.hikeshi.web.Html;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// The year in pictures, each with its table and the same as CSV. Nothing in it is suppressed, so
/// it is the duty desk's alone; what others may know is `GET /statistics/incidents`, and what
/// anybody may, [PublicFiguresPage].
@Path("pages/figures")
@RolesAllowed(Role.COORDINATOR)
@RunOnVirtualThread
class FiguresPage {

  private final Figures figures;
  private final Texts texts;
  private final Clock clock;

  FiguresPage(Figures figures, Texts texts, Clock clock) {
    this.figures = figures;
    this.texts = texts;
    this.clock = clock;
  }

  @TemplateData
  public record Drawn(Figure figure, Bars bars) {}

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record YearFigures(Texts texts, int year, List<Drawn> figures) implements TemplateInstance {}

  @GET
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  @Transactional
  public Response page(@QueryParam("fiscalYear") @Nullable String asked) {
    int year = year(asked);
    var drawn =
        figures.of(year, today()).stream()
            .map(figure -> new Drawn(figure, Bars.of(figure)))
            .toList();
    return Html.ok(new YearFigures(texts.lasting(), year, drawn));
  }

  @GET
  @Path("{name}.csv")
  @Produces("text/csv;charset=UTF-8")
  @Operation(hidden = true)
  @Transactional
  public Response csv(
      @PathParam("name") String name, @QueryParam("fiscalYear") @Nullable String asked) {
    int year = year(asked);
    var figure = figures.of(name, year, today()).orElseThrow(NotFoundException::new);
    return Response.ok(figure.csv())
        .header(
            "Content-Disposition",
            "attachment; filename=\"hikeshi-%s-%d.csv\"".formatted(name, year))
        .build();
  }

  /// What is not a year is this one.
  private int year(@Nullable String asked) {
    if (asked != null && asked.matches("20[0-9]{2}")) {
      return Integer.parseInt(asked);
    }
    return JapanTime.fiscalYearOf(today());
  }

  private LocalDate today() {
    return JapanTime.dayOf(clock.instant());
  }
}
