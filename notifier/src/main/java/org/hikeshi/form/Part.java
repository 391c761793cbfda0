package org.hikeshi.form;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hikeshi.events.Answer;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Facts;
import org.hikeshi.events.ItemState;
import org.hikeshi.events.LeakState;
import org.hikeshi.events.PersonalData;

/// What the nine items of 施行規則 article 8(1) ask, one thing at a time, in the order of the guideline
/// (GL 3-5-3-3), and whether a report has it. An answer of "none" is an answer; the final report
/// may lack none of them, or is supplemented (追完).
public enum Part {
  CATEGORY("category", 1),
  OCCURRED_AT("occurredAt", 1),
  DETECTED_AT("detectedAt", 1),
  AWARE_AT("awareAt", 1),
  DISCOVERER("discoverer", 1),
  SUMMARY("summary", 1),
  COURSE("course", 1),
  ENTRUSTED("entrusted", 1),
  LEAK("leak", 2),
  DATA_KINDS("dataKinds", 2),
  DATA_MEDIUM("dataMedium", 2),
  SENSITIVE("sensitive", 2),
  FINANCIAL_HARM("financialHarm", 2),
  MY_NUMBER("myNumber", 2),
  PERSONS("persons", 3),
  MY_NUMBER_PERSONS("myNumberPersons", 3),
  CAUSE_PARTY("causeParty", 4),
  ENTRY_ROUTE("entryRoute", 4),
  MALICE("maliciousIntent", 4),
  CAUSE("cause", 4),
  SECONDARY_HARM("secondaryHarm", 5),
  PERSONS_RESPONSE("personsResponse", 6),
  PUBLICATION("publication", 7),
  PREVENTION_DONE("preventionDone", 8),
  PREVENTION_PLANNED("preventionPlanned", 8),
  CARE_IMPACT("careImpact", 9),
  SYSTEMS("affectedSystems", 9),
  OTHER("other", 9);

  private final String code;
  private final int item;

  Part(String code, int item) {
    this.code = code;
    this.item = item;
  }

  /// The name of the report's field.
  public String code() {
    return code;
  }

  /// Of the nine, 1 to 9.
  int item() {
    return item;
  }

  /// What a report leaves open, in the order of the form.
  public static List<Part> missing(Facts facts) {
    return Arrays.stream(values()).filter(part -> part.state(facts) == ItemState.UNKNOWN).toList();
  }

  /// Whether a report has it. A summary, the times and the category have always been asked for.
  ItemState state(Facts facts) {
    var data = facts.personalData();
    return switch (this) {
      case CATEGORY, DETECTED_AT, AWARE_AT, SUMMARY -> ItemState.KNOWN;
      case OCCURRED_AT -> known(facts.occurredAt() != null);
      case ENTRUSTED -> entrusted(facts);
      case LEAK ->
          data.state() == LeakState.NONE
              ? ItemState.NONE
              : known(data.state() != LeakState.UNKNOWN);
      case SENSITIVE -> answered(data.sensitive());
      case FINANCIAL_HARM -> answered(data.financialHarm());
      case MY_NUMBER -> answered(data.myNumber());
      case PERSONS -> persons(data);
      case MY_NUMBER_PERSONS ->
          data.myNumber() == Answer.NO ? ItemState.NONE : known(data.myNumberPersons().known());
      case ENTRY_ROUTE -> entryRoute(facts);
      case MALICE -> answered(data.maliciousIntent());
      case CARE_IMPACT -> careImpact(facts.careImpact());
      case SYSTEMS -> known(!facts.affectedSystems().isEmpty());
      default -> said(facts, code);
    };
  }

  /// Whoever says whose fault it was has said whether a vendor had a hand in it.
  private static ItemState entrusted(Facts facts) {
    if (facts.entrusted()) {
      return ItemState.KNOWN;
    }
    return said(facts, CAUSE_PARTY.code) == ItemState.UNKNOWN ? ItemState.UNKNOWN : ItemState.NONE;
  }

  /// Where nobody broke in, there is no way in.
  private static ItemState entryRoute(Facts facts) {
    return switch (facts.category()) {
      case DDOS, INSIDER, LOSS_OR_THEFT, SYSTEM_FAULT ->
          facts.entryRoute() == null ? ItemState.NONE : ItemState.KNOWN;
      default -> known(facts.entryRoute() != null);
    };
  }

  /// Where nothing leaked, it concerns nobody.
  static ItemState persons(PersonalData data) {
    return data.state() == LeakState.NONE ? ItemState.NONE : known(data.persons().known());
  }

  static ItemState careImpact(Set<CareImpact> impact) {
    return impact.contains(CareImpact.NONE)
        ? ItemState.NONE
        : known(!impact.isEmpty() && !impact.contains(CareImpact.UNKNOWN));
  }

  private static ItemState said(Facts facts, String code) {
    return facts.items().getOrDefault(code, ItemState.UNKNOWN);
  }

  private static ItemState answered(Answer answer) {
    return switch (answer) {
      case YES -> ItemState.KNOWN;
      case NO -> ItemState.NONE;
      case UNKNOWN -> ItemState.UNKNOWN;
    };
  }

  private static ItemState known(boolean known) {
    return known ? ItemState.KNOWN : ItemState.UNKNOWN;
  }
}
