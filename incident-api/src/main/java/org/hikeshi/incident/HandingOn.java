package org.hikeshi.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.DispatchEvent.State;
import org.hikeshi.events.Facts;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.Origin;
import org.hikeshi.report.Saying;
import org.hikeshi.report.Statement;
import org.hikeshi.report.Summary;
import org.hikeshi.web.Texts;

/// Hands the help that a duplicate asks for on to the incident that goes on for it: the duplicate's
/// dispatch stands down by the merging, so the other one has to ask.
@ApplicationScoped
class HandingOn {

  private static final Set<CareImpact> HINDRANCES =
      EnumSet.complementOf(EnumSet.of(CareImpact.NONE, CareImpact.UNKNOWN));

  private final Reports reports;
  private final Filing filing;
  private final Texts texts;

  HandingOn(Reports reports, Filing filing, Texts texts) {
    this.reports = reports;
    this.filing = filing;
    this.texts = texts;
  }

  /// What becomes of the help that the duplicate asks for.
  enum Help {
    /// Nobody is wanted by the duplicate, or the other one wants somebody as urgently already.
    NOT_CONCERNED,
    ASKED_FOR,
    /// The other one would ask in vain, for its engineers are done.
    WOULD_BE_LOST,
    /// The other one is resolved, and asks for nobody any more.
    OVER,
    /// Only a card has asked for it, and it would go on as if the hospital had.
    UNCONFIRMED,
    /// Only a card has spoken of the other one, and another hospital's word would confirm it.
    UNCONFIRMED_THERE
  }

  /// Both are locked and open, or the other one is resolved.
  Help help(Incident duplicate, Incident into, String by) {
    if (!helped(duplicate)) {
      return Help.NOT_CONCERNED;
    }
    if (helped(into) && !into.status().closed()) {
      return hastened(duplicate, into, by);
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
    if (confirmsAnother(duplicate, into)) {
      return Help.UNCONFIRMED_THERE;
    }
    return handedOn(duplicate, into, "merge.help", by);
  }

  /// The other one asks already, and is as urgent as both from now on. Where only a card asks
  /// there, what the hospital asks for here confirms it. What only a card has said hastens nothing
  /// that the hospital has said.
  private Help hastened(Incident duplicate, Incident into, String by) {
    if (confirmsAnother(duplicate, into)) {
      return Help.UNCONFIRMED_THERE;
    }
    if (byCard(into) && !byCard(duplicate)) {
      return handedOn(duplicate, into, "merge.help", by);
    }
    var both = hindered(facts(duplicate), facts(into));
    var more = HINDRANCES.containsAll(both) && !facts(into).careImpact().containsAll(both);
    return more && byCard(into) == byCard(duplicate)
        ? handedOn(duplicate, into, "merge.hindered", by)
        : Help.NOT_CONCERNED;
  }

  private Help handedOn(Incident duplicate, Incident into, String why, String by) {
    var clerk = new Clerk(into.hospitalId(), origin(duplicate, into), by);
    var outcome = filing.followUp(into, asking(duplicate, into, why), clerk);
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

  /// What one hospital asks for says nothing of whether another's card was used by that one.
  private boolean confirmsAnother(Incident duplicate, Incident into) {
    return byCard(into) && !byCard(duplicate) && !duplicate.hospitalId().equals(into.hospitalId());
  }

  /// Its own words stay whole; where there is no room the merging alone says it.
  private Statement asking(Incident duplicate, Incident into, String why) {
    var before = latest(into).said().summary();
    var words = texts.of(why, duplicate.number());
    var care = hindered(facts(duplicate), facts(into));
    var both = Summary.after(before, words);
    return Saying.nothing()
        .summary(Summary.over(both) > 0 ? null : both)
        .careImpact(care)
        .firstResponse(FirstResponse.REQUESTED)
        .said();
  }

  /// What either can no longer do; it decides who is asked first.
  private static Set<CareImpact> hindered(Facts one, Facts other) {
    var all = EnumSet.noneOf(CareImpact.class);
    all.addAll(one.careImpact());
    all.addAll(other.careImpact());
    if (all.stream().anyMatch(HINDRANCES::contains)) {
      all.retainAll(HINDRANCES);
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
