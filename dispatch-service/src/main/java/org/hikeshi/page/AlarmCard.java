package org.hikeshi.page;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.hikeshi.desk.AlarmView;
import org.hikeshi.desk.What;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// An alarm in words. Times are Japan's.
///
/// @param what as a code
/// @param page where something can be done about it, or null
/// @param askedBy who of the desk had it rung, or null; `words` are hers
/// @param inHand who took it up, when and how, or null
/// @param goesOn whether somebody has it in hand, and it can be taken over or rung again
/// @param attempts whom notifier has rung, a line for each
public record AlarmCard(
    String id,
    String what,
    String title,
    String advice,
    boolean drill,
    @Nullable String where,
    List<String> impact,
    @Nullable String seat,
    String raised,
    boolean rings,
    @Nullable String askedBy,
    @Nullable String words,
    @Nullable String inHand,
    boolean goesOn,
    @Nullable UUID incident,
    @Nullable String dispatch,
    @Nullable String page,
    List<String> attempts) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("M/d HH:mm").withZone(JapanTime.ZONE);

  /// @param notices where notices are read
  static AlarmCard of(AlarmView alarm, Texts texts, String notices) {
    var dispatch = alarm.dispatchId() == null ? null : alarm.dispatchId().toString();
    return new AlarmCard(
        alarm.id().toString(),
        alarm.what().name(),
        texts.of("desk.what." + alarm.what()),
        texts.of("desk.do." + alarm.what()),
        alarm.drill(),
        alarm.prefecture() == null ? null : texts.of("prefecture." + alarm.prefecture()),
        alarm.careImpact().stream().map(code -> texts.of("impact." + code)).toList(),
        alarm.seat() == null ? null : texts.numbered("seat", alarm.seat()),
        TIME.format(alarm.raisedAt()),
        alarm.rings(),
        alarm.askedBy() == null ? null : texts.of("desk.escalate.asked", alarm.askedBy()),
        alarm.words(),
        inHand(alarm, texts),
        alarm.inHand() && alarm.what().goesOn(),
        alarm.incidentId(),
        dispatch,
        dispatch != null
            ? "/pages/dispatches/" + dispatch
            : alarm.subject() == null ? null : notices + "/pages/inbox/" + alarm.subject(),
        alarm.attempts().stream().map(attempt -> line(attempt, texts)).toList());
  }

  private static @Nullable String inHand(AlarmView alarm, Texts texts) {
    Instant at = alarm.acknowledgedAt();
    return at == null
        ? null
        : texts.of(
            isOver(alarm) ? "desk.had-in-hand" : "desk.in-hand",
            TIME.format(at),
            String.valueOf(alarm.acknowledgedBy()),
            texts.of("desk.how." + alarm.acknowledgedHow()));
  }

  /// That somebody may be wanted again is no question any more once it is taken up, and is the
  /// desk's to see to all the same.
  private static boolean isOver(AlarmView alarm) {
    return !alarm.inHand() && alarm.what() != What.ASKED_AGAIN;
  }

  private static String line(AlarmView.Attempt attempt, Texts texts) {
    var who = attempt.person() == null ? texts.of("desk.nobody") : attempt.person();
    return TIME.format(attempt.at()) + " " + who + " " + texts.of("desk.way." + attempt.way());
  }
}
