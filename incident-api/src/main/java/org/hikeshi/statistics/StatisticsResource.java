package org.hikeshi.statistics;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.web.Caller;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Invalid;
import org.hikeshi.web.Role;
import org.hikeshi.web.Tenant;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// How many, and where: the first question of the programme's reviewers.
@Path("statistics/incidents")
@RolesAllowed({
  Role.HOSPITAL,
  Role.ENGINEER,
  Role.COORDINATOR,
  Role.AUTHORITY,
  Role.ADMIN,
  Role.SERVICE
})
@RunOnVirtualThread
class StatisticsResource {

  private static final long SMALL = 5;

  /// Who is told of what was filed today.
  private static final List<String> LIVE = List.of(Role.COORDINATOR, Role.AUTHORITY, Role.ADMIN);

  private static final String CSV = "text/csv;charset=UTF-8";

  private final Counting counting;
  private final Tenant tenant;
  private final Caller caller;
  private final Texts texts;
  private final Clock clock;

  StatisticsResource(Counting counting, Tenant tenant, Caller caller, Texts texts, Clock clock) {
    this.counting = counting;
    this.tenant = tenant;
    this.caller = caller;
    this.texts = texts;
    this.clock = clock;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(summary = "Count incidents of a fiscal year")
  public StatisticsView json(
      @QueryParam("by") @Schema(enumeration = {"category", "prefecture", "bedBand", "function"})
          @Nullable String by,
      @QueryParam("fiscalYear") @Schema(pattern = "20[0-9]{2}") @Nullable String year) {
    return count(by, year);
  }

  @GET
  @Produces(CSV + ";qs=0.5")
  @Transactional
  @Operation(summary = "Count incidents of a fiscal year")
  public Response csv(
      @QueryParam("by") @Schema(enumeration = {"category", "prefecture", "bedBand", "function"})
          @Nullable String by,
      @QueryParam("fiscalYear") @Schema(pattern = "20[0-9]{2}") @Nullable String year) {
    return Response.ok(count(by, year).csv(), CSV).build();
  }

  /// Counts go beyond the caller's own rows; what they could give away is suppressed after.
  private StatisticsView count(@Nullable String by, @Nullable String year) {
    var dimension = By.of(by == null ? "" : by).orElseThrow(() -> bent("by"));
    int fiscalYear = year == null ? JapanTime.fiscalYearOf(lastDay()) : year(year);
    var from = april(fiscalYear);
    var until = until(fiscalYear);
    var whole = tenant.all(() -> counting.count(dimension, begin(from), begin(until)));
    boolean all = caller.is(Role.COORDINATOR);
    var table = all ? whole : whole.suppressed(SMALL, dimension.overlapping());
    return new StatisticsView(
        dimension.parameter(),
        fiscalYear,
        until.minusDays(1),
        all ? null : SMALL,
        table.cells(),
        table.total());
  }

  /// The day after the last one that is counted. Whoever has no business with single incidents is
  /// told of quarters that are over only: of two answers, before and after a report, the difference
  /// would name the hospital.
  private LocalDate until(int fiscalYear) {
    var end = april(fiscalYear + 1);
    var counted = lastDay().plusDays(1);
    return isLive() || end.isBefore(counted) ? end : counted;
  }

  /// Today, or the last day of the last quarter that is over.
  private LocalDate lastDay() {
    var today = JapanTime.dayOf(clock.instant());
    return isLive() ? today : Quarter.running(today).atDay(1).minusDays(1);
  }

  private boolean isLive() {
    return LIVE.stream().anyMatch(caller::is);
  }

  private int year(String year) {
    if (!year.matches("20[0-9]{2}")) {
      throw bent("fiscalYear");
    }
    return Integer.parseInt(year);
  }

  private static LocalDate april(int year) {
    return LocalDate.of(year, Month.APRIL, 1);
  }

  private static Instant begin(LocalDate day) {
    return day.atStartOfDay(JapanTime.ZONE).toInstant();
  }

  private Invalid bent(String parameter) {
    return new Invalid(List.of(FieldFault.of("/" + parameter, texts, "statistics." + parameter)));
  }
}
