package org.hikeshi.assessment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.duty.Operator;
import org.hikeshi.duty.Reported;
import org.hikeshi.events.Answer;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.Facts;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.Forward;
import org.hikeshi.events.Founder;
import org.hikeshi.events.ItemState;
import org.hikeshi.events.LeakState;
import org.hikeshi.events.PersonalData;
import org.hikeshi.events.Persons;
import org.hikeshi.events.Sign;
import org.jspecify.annotations.Nullable;

/// The fields of a report, none required, and what the rules ask about the hospital. What says
/// nothing about duties (words, contacts) is taken so that a report can be sent as it is, and is
/// not read.
record AssessmentRequest(
    @Nullable Category category,
    @Nullable String summary,
    @Nullable @PastOrPresent Instant occurredAt,
    @Nullable @PastOrPresent Instant detectedAt,
    @Nullable @PastOrPresent Instant awareAt,
    @Nullable Set<@NotNull CareImpact> careImpact,
    @Nullable @Size(max = 50) Set<@NotNull String> affectedSystems,
    @Nullable String entryRoute,
    @Nullable @Valid Data personalData,
    @Nullable @Valid Entrusted entrusted,
    @Nullable Map<String, Item> items,
    @Nullable Contact contact,
    @Nullable FirstResponse firstResponse,
    @Nullable @Size(max = 50) Set<@NotNull @Pattern(regexp = AUTHORITY) String> tellAlso,
    @Nullable @Size(max = 50) Set<@NotNull @Pattern(regexp = AUTHORITY) String> shareConsent,
    @Nullable Forward forward,
    @Nullable Approver approvedBy,
    @Nullable Set<@NotNull String> finalFor,
    @Nullable String correctionReason,
    @Nullable UUID hospitalId,
    @Nullable String receivedBy,
    @Nullable Instant receivedAt,
    @Nullable Founder founder,
    @Nullable @Pattern(regexp = "0[1-9]|[1-3][0-9]|4[0-7]") String prefecture,
    @Nullable @Pattern(regexp = "[0-9]{5,6}") String city) {

  private static final String AUTHORITY =
      "ppc|mhlw|mext|nco|(prefecture|police)-(0[1-9]|[1-3][0-9]|4[0-7])|city-[0-9]{6}";

  record Data(
      @Nullable LeakState state,
      @Nullable Answer sensitive,
      @Nullable Answer financialHarm,
      @Nullable Answer maliciousIntent,
      @Nullable Answer strongEncryption,
      @Nullable Answer encryptedUnrecoverable,
      @Nullable Set<@NotNull Sign> signs,
      @Nullable @Valid Number persons,
      @Nullable Answer myNumber,
      @Nullable @Valid Number myNumberPersons) {

    PersonalData coded() {
      return new PersonalData(
          state == null ? LeakState.UNKNOWN : state,
          orUnknown(sensitive),
          orUnknown(financialHarm),
          orUnknown(maliciousIntent),
          orUnknown(strongEncryption),
          orUnknown(encryptedUnrecoverable),
          orEmpty(signs),
          persons == null ? Persons.NOT_KNOWN : persons.coded(),
          orUnknown(myNumber),
          myNumberPersons == null ? Persons.NOT_KNOWN : myNumberPersons.coded());
    }

    private static Answer orUnknown(@Nullable Answer answer) {
      return answer == null ? Answer.UNKNOWN : answer;
    }
  }

  /// A number that nobody qualified is "about": more would be claimed for it than was said.
  record Number(
      Persons.@Nullable Qualifier qualifier,
      @Nullable @PositiveOrZero @Max(1_000_000_000) Long count) {

    Persons coded() {
      if (count == null || qualifier == Persons.Qualifier.UNKNOWN) {
        return Persons.NOT_KNOWN;
      }
      return new Persons(qualifier == null ? Persons.Qualifier.ABOUT : qualifier, count);
    }
  }

  record Entrusted(@Nullable String vendor, @Nullable @PastOrPresent Instant noticeReceivedAt) {}

  record Item(@Nullable ItemState state, @Nullable String text) {}

  record Contact(@Nullable String name, @Nullable String phone, @Nullable String email) {}

  record Approver(@Nullable String name, @Nullable String title) {}

  /// What the page asks: no words, no choices.
  static AssessmentRequest about(
      @Nullable Category category,
      @Nullable Instant awareAt,
      Data data,
      @Nullable Founder founder) {
    return new AssessmentRequest(
        category, null, null, null, awareAt, null, null, null, data, null, null, null, null, null,
        null, null, null, null, null, null, null, null, founder, null, null);
  }

  Reported reported(Instant now) {
    var what = Objects.requireNonNullElse(category, Category.UNKNOWN);
    var notice = entrusted == null ? null : entrusted.noticeReceivedAt();
    var facts =
        new Facts(
            what,
            occurredAt,
            detectedAt,
            awareAt != null ? awareAt : Objects.requireNonNullElse(detectedAt, now),
            orEmpty(careImpact),
            orEmpty(affectedSystems),
            entryRoute,
            personalData == null ? PersonalData.NOT_KNOWN : personalData.coded(),
            notice != null || (entrusted != null && entrusted.vendor() != null),
            notice,
            firstResponse == null ? what.usualFirstResponse() : firstResponse,
            orEmpty(tellAlso),
            orEmpty(shareConsent),
            Map.of());
    return new Reported(
        1, facts, new Operator(founder == null ? Founder.OTHER : founder, prefecture, city));
  }

  private static <T> Set<T> orEmpty(@Nullable Set<T> set) {
    return set == null ? Set.of() : set;
  }
}
