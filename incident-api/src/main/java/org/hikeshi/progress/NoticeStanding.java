package org.hikeshi.progress;

import static org.hikeshi.progress.Happening.BY_HAND;
import static org.hikeshi.progress.Happening.OVER;
import static org.hikeshi.progress.Happening.STATE;
import static org.hikeshi.progress.Happening.UNKNOWN;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.NoticeEvent.Way;
import org.jspecify.annotations.Nullable;

/// One notice to one authority, as far as the incident's timeline tells. What it says is with
/// notifier, by its id.
///
/// @param called what people call it, as a code: its stage, or that its incident is over
/// @param preparedAt when it first stood ready
/// @param deliveredAt when it reached the authority's channel, by `way`; null for what a person
///   filed
/// @param failures attempts to send it that failed
/// @param unknown attempts of which nobody knows whether they arrived
/// @param receivedAt when the authority had it
/// @param byHand whether that is what the hospital wrote down, and not the authority's own word;
///   null where nobody can tell any more
/// @param questions what the authority asked about it, oldest first
@TemplateData
public record NoticeStanding(
    UUID id,
    String authority,
    String called,
    DutyState state,
    Instant preparedAt,
    @Nullable Instant approvedAt,
    @Nullable Instant deliveredAt,
    @Nullable Way way,
    long failures,
    long unknown,
    @Nullable String receiptNumber,
    @Nullable Instant receivedAt,
    @Nullable Boolean byHand,
    List<QuestionStanding> questions) {

  /// How people call a notice that tells of an incident's end, as a code, by what ended it.
  static final Map<String, String> ENDINGS =
      Map.of("IncidentWithdrawn", "WITHDRAWAL", "IncidentMerged", "CARRIED_ON");

  /// All of an incident, the newest first. What notifier prepares after it has heard of the end
  /// tells of the end.
  ///
  /// @param told what notifier told of them and of the questions about them, in its order, and what
  ///   ended the incident, in any place
  static List<NoticeStanding> all(List<Happening> told) {
    var ending =
        told.stream().map(one -> ENDINGS.get(one.what())).filter(Objects::nonNull).findAny();
    var byNotice = new LinkedHashMap<String, List<Happening>>();
    var called = new HashMap<String, String>();
    var over = false;
    for (var one : told) {
      over = over || one.codes().containsKey(OVER);
      var notice = one.codes().get("notice");
      if (notice == null) {
        continue;
      }
      if (over && one.what().equals("NoticePrepared") && !byNotice.containsKey(notice)) {
        ending.ifPresent(code -> called.put(notice, code));
      }
      byNotice.computeIfAbsent(notice, _ -> new ArrayList<>()).add(one);
    }
    return List.copyOf(byNotice.sequencedEntrySet()).reversed().stream()
        .flatMap(one -> of(one.getValue(), called.get(one.getKey())).stream())
        .toList();
  }

  /// @param ending null where it tells of no end
  /// @return none where its beginning was heard before notices were written down by their ids
  private static Optional<NoticeStanding> of(List<Happening> told, @Nullable String ending) {
    var own = told.stream().filter(one -> one.codes().containsKey("stage")).toList();
    if (own.isEmpty()) {
      return Optional.empty();
    }
    var codes = own.getFirst().codes();
    var delivered = last(own, "NoticeDelivered");
    var receipted = last(own, "NoticeReceipted");
    var failed = own.stream().filter(one -> one.what().equals("DeliveryFailed")).toList();
    var unknown = failed.stream().filter(one -> one.codes().containsKey(UNKNOWN)).count();
    return Optional.of(
        new NoticeStanding(
            UUID.fromString(codes.get("notice")),
            codes.get("authority"),
            ending == null ? own.getLast().codes().get("stage") : ending,
            state(own),
            own.getFirst().at(),
            last(own, "NoticeApproved").map(Happening::at).orElse(null),
            delivered.map(Happening::at).orElse(null),
            delivered.map(one -> Way.valueOf(one.codes().get("way"))).orElse(null),
            failed.size() - unknown,
            unknown,
            receipted.map(one -> one.codes().get("receipt")).orElse(null),
            receipted.map(one -> Instant.parse(one.codes().get("receivedAt"))).orElse(null),
            receipted.map(one -> one.codes().get(BY_HAND)).map(Boolean::valueOf).orElse(null),
            QuestionStanding.of(told)));
  }

  /// The newest that was told; but it is received only by a receipt of its own.
  private static DutyState state(List<Happening> own) {
    var newest = own.getLast();
    var told = newest.codes().get(STATE);
    if (told != null && (!told.equals("RECEIPTED") || last(own, "NoticeReceipted").isPresent())) {
      return DutyState.valueOf(told);
    }
    return stateAfter(newest.what());
  }

  /// Where its own state was not told. Nobody is to wait for what may need a person: an attempt
  /// that failed may have been the last, and what was approved may have to be filed by hand.
  static DutyState stateAfter(String what) {
    return switch (what) {
      case "NoticeReceipted" -> DutyState.RECEIPTED;
      case "NoticeDelivered" -> DutyState.DELIVERED;
      case "NoticeApproved" -> DutyState.TO_FILE;
      case "DeliveryFailed" -> DutyState.FAILED;
      default -> DutyState.DRAFT;
    };
  }

  private static Optional<Happening> last(List<Happening> own, String what) {
    return own.stream().filter(one -> one.what().equals(what)).reduce((_, newer) -> newer);
  }

  /// What the authority still waits for an answer to.
  public List<QuestionStanding> open() {
    return questions.stream().filter(question -> question.answeredAt() == null).toList();
  }
}
