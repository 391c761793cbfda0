package org.hikeshi.page;

import io.quarkus.qute.TemplateExtension;
import java.time.format.DateTimeFormatter;
import org.hikeshi.desk.DeskView;
import org.hikeshi.desk.Trials;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;

/// What the roster says of somebody's trials: `{texts.lastTrial(person)}`. Times are Japan's.
@TemplateExtension
public final class TrialWords {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(JapanTime.ZONE);

  /// When she was last rung for one, and what came of it.
  public static String lastTrial(Texts texts, DeskView.Person person) {
    var trial = person.trial();
    if (trial == null) {
      return texts.of("desk.trial.none");
    }
    var asked = TIME.format(trial.askedAt());
    if (trial.answeredAt() != null) {
      var how = texts.of("desk.how." + trial.answeredHow());
      return texts.of("desk.trial.answered", asked, TIME.format(trial.answeredAt()), how);
    }
    return trial.rings()
        ? texts.of("desk.trial.rings", asked, TIME.format(trial.askedAt().plus(Trials.RINGS)))
        : texts.of("desk.trial.unanswered", asked);
  }

  /// Of one who is untested: since when.
  public static String trialWarning(Texts texts, DeskView.Person person) {
    return person.answeredAt() == null
        ? texts.of("desk.trial.never")
        : texts.of("desk.trial.long-ago", TIME.format(person.answeredAt()));
  }

  private TrialWords() {}
}
