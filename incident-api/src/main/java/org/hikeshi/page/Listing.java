package org.hikeshi.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.hospital.Hospital;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.incident.Incident;
import org.hikeshi.incident.Incidents;
import org.hikeshi.incident.Searching;
import org.hikeshi.incident.Sought;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Html;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// The list of all incidents that one may see, and the looking for one of them.
@ApplicationScoped
class Listing {

  private static final String HERE = "/pages/incidents";
  private static final int SHOWN = 50;

  private final Incidents incidents;
  private final Searching searching;
  private final Hospitals hospitals;
  private final Caller caller;
  private final Texts texts;

  Listing(
      Incidents incidents, Searching searching, Hospitals hospitals, Caller caller, Texts texts) {
    this.incidents = incidents;
    this.searching = searching;
    this.hospitals = hospitals;
    this.caller = caller;
    this.texts = texts;
  }

  /// @param hospital where it is; null for a hospital's own list, in which all are its own
  @TemplateData
  public record Line(Incident incident, @Nullable String hospital) {}

  /// @param sought what was looked for, or empty
  /// @param inVain whether that was not found, so that all are shown
  /// @param older where those are that follow the last one, if any do
  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record IncidentList(
      Texts texts,
      List<Line> lines,
      boolean hospitals,
      String sought,
      boolean inVain,
      @Nullable String older)
      implements TemplateInstance {}

  /// The incident itself, where its whole number was typed.
  Response of(Sought sought, @Nullable UUID after) {
    var meant = sought.number().flatMap(number -> incidents.numbered(caller, number));
    return meant.isPresent()
        ? IncidentPages.onTo(meant.get().id(), "")
        : Html.ok(list(sought, find(sought, after)));
  }

  private List<Incident> find(Sought sought, @Nullable UUID after) {
    return sought.nothing() ? all(after) : searching.found(sought, after, SHOWN + 1);
  }

  private List<Incident> all(@Nullable UUID after) {
    return incidents.page(caller, Incidents.Selection.ALL, after, SHOWN + 1);
  }

  private IncidentList list(Sought sought, List<Incident> found) {
    var inVain = found.isEmpty() && !sought.nothing();
    var all = inVain ? all(null) : found;
    var shown = all.subList(0, Math.min(all.size(), SHOWN));
    var named = !caller.is(Role.HOSPITAL);
    var at =
        named
            ? hospitals.named(shown.stream().map(Incident::hospitalId).toList())
            : Map.<UUID, Hospital>of();
    return new IncidentList(
        texts.lasting(),
        shown.stream().map(incident -> line(incident, at)).toList(),
        named,
        sought.typed(),
        inVain,
        shown.size() < all.size()
            ? after(shown.getLast().id(), inVain ? "" : sought.typed())
            : null);
  }

  private static Line line(Incident incident, Map<UUID, Hospital> at) {
    var hospital = at.get(incident.hospitalId());
    return new Line(incident, hospital == null ? null : hospital.name());
  }

  private static String after(UUID last, String sought) {
    var older = UriBuilder.fromPath(HERE).queryParam("after", last);
    return sought.isEmpty()
        ? older.build().toString()
        : older.queryParam("find", "{sought}").build(sought).toString();
  }
}
