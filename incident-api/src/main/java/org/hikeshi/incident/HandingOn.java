package org.hikeshi.incident;

import static java.util.function.Predicate.not;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.DispatchEvent.State;
import org.hikeshi.events.Facts;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.Origin;
import org.hikeshi.report.Statement;
import org.hikeshi.report.Summary;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// Hands the help that a duplicate asks for on to the incident that goes on for it: the duplicate's
/// dispatch stands down by the merging, so the other one has to ask.
@ApplicationScoped
class HandingOn {

  private final Reports reports;
  private final Filing filing;
  private final Texts texts;

  HandingOn(Reports reports, Filing filing, Texts texts) {
    this.reports = reports;
    this.filing = filing;
    this.texts = texts;
  }

  /// What becomes of the help.
  enum Help {
    /// Nobody is wanted by the duplicate, or the other one has somebody wanted already.
    NOT_CONCERNED,
    ASKED_FOR,
    /// The other one would ask in vain, for its engineers are done.
    WOULD_BE_LOST,
    /// The other one is resolved, and asks for nobody any more.
    OVER,
    /// Only a card has asked for it, and it would go on as if the hospital had.
    UNCONFIRMED
  }

  /// Both are locked and open, or the other one is resolved.
  Help help(Incident duplicate, Incident into, String by) {
    if (!helped(duplicate) || (helped(into) && !into.status().closed())) {
      return Help.NOT_CONCERNED;
    }
    if (into.status().closed()) {
      return Help.OVER;
    }
    if (into.dispatchState() == State.DONE) {
      return Help.WOULD_BE_LOST;
    }
    if (byCard(duplicate) && !byCard(into)) {
      return Help.UNCONFIRMED;
    }
    var clerk = new Clerk(into.hospitalId(), origin(duplicate, into), by);
    var outcome = filing.followUp(into, asking(duplicate, into), clerk);
    if (!(outcome instanceof Filing.Outcome.Filed)) {
      throw new IllegalStateException("an open incident takes a report: " + outcome);
    }
    return Help.ASKED_FOR;
  }

  /// Whether somebody is looked for, on the way or at work, or will be once the newest report was
  /// heard.
  private boolean helped(Incident incident) {
    return facts(incident).firstResponse() == FirstResponse.REQUESTED && !incident.dispatchOver();
  }

  /// Where nobody but a card has spoken of either, the merging confirms nothing.
  private Origin origin(Incident duplicate, Incident into) {
    return byCard(duplicate) && byCard(into) ? Origin.CARD : Origin.COORDINATOR_PHONE;
  }

  private boolean byCard(Incident incident) {
    return FiledReport.onlyByCard(reports.of(incident.id()));
  }

  /// Its own words stay whole; where there is no room the merging alone says it.
  private Statement asking(Incident duplicate, Incident into) {
    var before = latest(into).said().summary();
    var words = texts.of("merge.help", duplicate.number());
    var care = hindered(facts(duplicate), facts(into));
    var both = Summary.after(before, words);
    return asking(Summary.over(both) > 0 ? null : both, care);
  }

  private static Statement asking(@Nullable String summary, Set<CareImpact> care) {
    return new Statement(
        null,
        summary,
        null,
        null,
        null,
        care,
        null,
        null,
        null,
        null,
        null,
        null,
        FirstResponse.REQUESTED,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /// What either can no longer do; it decides who is asked first.
  private static Set<CareImpact> hindered(Facts one, Facts other) {
    var all = EnumSet.noneOf(CareImpact.class);
    all.addAll(one.careImpact());
    all.addAll(other.careImpact());
    var hindrances = EnumSet.complementOf(EnumSet.of(CareImpact.NONE, CareImpact.UNKNOWN));
    if (all.stream().anyMatch(hindrances::contains)) {
      all.removeIf(not(hindrances::contains));
    }
    return all;
  }

  private Facts facts(Incident incident) {
    return latest(incident).report().facts();
  }

  private FiledReport latest(Incident incident) {
    return reports.find(incident.id(), incident.revision()).orElseThrow();
  }
}
