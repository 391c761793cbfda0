package org.hikeshi.notice;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.Forward;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.events.Origin;
import org.jspecify.annotations.Nullable;

/// What notice a report makes to one authority. Each report makes exactly one to each authority
/// that has a duty to be told.
///
/// @param serves the duties that this notice fulfils, once received
record NoticePlan(Stage stage, boolean statutory, List<UUID> serves) {

  /// A duty as far as planning asks.
  record Asked(UUID duty, @Nullable Stage stage, boolean statutory, boolean served) {}

  /// An authority's first is its preliminary, whatever the report's number; one that is meant as
  /// the final report is the final, and then a preliminary that is still open is merged into it (GL
  /// 3-5-3-4 note 1). After the final come supplements (追完), unless another law's final, or that of
  /// a duty that came back, is still to be made.
  ///
  /// @param asked the duties that apply to the authority
  /// @param sofar the stages of the notices that were made to it before
  static NoticePlan of(List<Asked> asked, Collection<Stage> sofar, boolean meantAsFinal) {
    var another =
        asked.stream()
            .anyMatch(duty -> duty.stage() == Stage.FINAL && duty.statutory() && !duty.served());
    var stage = stage(sofar, meantAsFinal, another);
    var serves =
        asked.stream()
            .filter(duty -> !duty.served())
            .filter(duty -> duty.stage() == Stage.PRELIMINARY || duty.stage() == stage)
            .map(Asked::duty)
            .toList();
    return new NoticePlan(stage, asked.stream().anyMatch(Asked::statutory), serves);
  }

  private static Stage stage(Collection<Stage> sofar, boolean meantAsFinal, boolean another) {
    boolean first = !sofar.contains(Stage.FINAL);
    if (meantAsFinal && (first || another)) {
      return Stage.FINAL;
    }
    if (!first) {
      return Stage.SUPPLEMENT;
    }
    return sofar.isEmpty() ? Stage.PRELIMINARY : Stage.FOLLOW_UP;
  }

  /// Whether a person has to approve it first: where the hospital wants so, and always for a
  /// statutory one that the hospital did not file itself, signed in. A clerk who typed in a
  /// telephone call has not approved.
  boolean waitsForApproval(Forward forward, Origin origin) {
    return forward == Forward.AFTER_APPROVAL || (statutory && origin != Origin.HOSPITAL);
  }
}
