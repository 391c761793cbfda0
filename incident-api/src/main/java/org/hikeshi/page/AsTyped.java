package org.hikeshi.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hikeshi.events.Forward;
import org.hikeshi.report.Statement;
import org.hikeshi.web.Constraints;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Texts;

/// What somebody typed who is not there to mend it: read as far as it is right, the rest kept in
/// its words.
@ApplicationScoped
class AsTyped {

  private final Constraints constraints;
  private final Texts texts;
  private final Clock clock;

  AsTyped(Constraints constraints, Texts texts, Clock clock) {
    this.constraints = constraints;
    this.texts = texts;
    this.clock = clock;
  }

  Kept kept(MultivaluedMap<String, String> typed) {
    var form = new ReportForm(typed);
    var said = form.said(texts);
    var faults = new ArrayList<FieldFault>();
    form.faults().forEach((pointer, detail) -> faults.add(new FieldFault(pointer, detail)));
    constraints.check(said, new Class<?>[] {Statement.First.class}, faults);
    return Kept.of(form, faults, typed.getFirst("typedAt"), clock.instant(), texts);
  }

  /// The report of somebody who did not sign in: no notice leaves by it.
  Statement unsigned(MultivaluedMap<String, String> typed) {
    var form = kept(typed).form();
    form.all().remove("/tellAlso");
    form.all().remove("/shareConsent");
    form.all().put("/forward", List.of(Forward.AFTER_APPROVAL.name()));
    return form.said(texts);
  }

  /// More words about an incident, and nothing else.
  Statement more(String words) {
    return ReportForm.of(
            Map.of(
                "/summary", List.of(words),
                "/forward", List.of(Forward.AFTER_APPROVAL.name())))
        .said(texts);
  }
}
