package org.hikeshi.draft;

import static org.hikeshi.draft.Field.one;
import static org.hikeshi.draft.Field.several;
import static org.hikeshi.draft.Field.typed;

import io.quarkus.qute.TemplateData;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hikeshi.draft.Field.Kind;
import org.hikeshi.events.Answer;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.ItemState;
import org.hikeshi.events.KnownCodes;
import org.hikeshi.events.LeakState;
import org.hikeshi.events.Persons.Qualifier;

/// What is asked after the first page, one question a page, in the order that helps the responders
/// first and the authorities then. Each may be answered by "unknown".
@TemplateData
public enum Question {
  CATEGORY(one("/category", "category", Category.class)),
  CARE(several("/careImpact", "care", CareImpact.class)),
  SYSTEMS(new Field("/affectedSystems", Kind.SEVERAL, "system", KnownCodes.SYSTEMS)),
  SUMMARY(typed("/summary", Kind.LINES)),
  OCCURRED(typed("/occurredAt", Kind.TIME), typed("/detectedAt", Kind.TIME)),
  ROUTE(new Field("/entryRoute", Kind.ONE, "route", KnownCodes.ENTRY_ROUTES)),
  VENDOR(typed("/entrusted/vendor", Kind.LINE), typed("/entrusted/noticeReceivedAt", Kind.TIME)),
  LEAK(one("/personalData/state", "leak", LeakState.class)),
  SENSITIVE(one("/personalData/sensitive", "answer", Answer.class)),
  MALICIOUS(one("/personalData/maliciousIntent", "answer", Answer.class)),
  UNRECOVERABLE(one("/personalData/encryptedUnrecoverable", "answer", Answer.class)),
  FINANCIAL(one("/personalData/financialHarm", "answer", Answer.class)),
  MY_NUMBER(one("/personalData/myNumber", "answer", Answer.class)),
  PERSONS(
      typed("/personalData/persons/count", Kind.COUNT),
      one("/personalData/persons/qualifier", "qualifier", Qualifier.class)),
  RESPONSE(one("/firstResponse", "response", FirstResponse.class)),
  CONTACT(
      typed("/contact/name", Kind.LINE),
      typed("/contact/phone", Kind.PHONE),
      typed("/contact/email", Kind.MAIL)),
  COURSE("course"),
  CONTAINMENT("containment"),
  RESTORATION("restoration"),
  CAUSE("cause"),
  DATA_KINDS("dataKinds"),
  SECONDARY_HARM("secondaryHarm"),
  PERSONS_RESPONSE("personsResponse"),
  PUBLICATION("publication"),
  PREVENTION_DONE("preventionDone"),
  PREVENTION_PLANNED("preventionPlanned");

  private static final Set<Question> ABOUT_A_LEAK =
      EnumSet.of(
          SENSITIVE,
          MALICIOUS,
          UNRECOVERABLE,
          FINANCIAL,
          MY_NUMBER,
          PERSONS,
          DATA_KINDS,
          SECONDARY_HARM,
          PERSONS_RESPONSE);

  private final List<Field> fields;

  Question(Field... fields) {
    this.fields = List.of(fields);
  }

  /// An item that the final reports want in words (施行規則 article 8, common forms).
  Question(String item) {
    this(
        typed("/items/" + item + "/text", Kind.LINES),
        one("/items/" + item + "/state", "itemState", ItemState.class));
  }

  /// Nobody is asked for it on the first night: it is wanted for the final reports.
  public boolean later() {
    return ordinal() >= COURSE.ordinal();
  }

  public List<Field> fields() {
    return fields;
  }

  /// Whether the question itself is the label of its only field.
  public boolean single() {
    return fields.size() == 1;
  }

  /// Its name in an address: `my-number`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Question> of(String code) {
    return Arrays.stream(values()).filter(question -> question.code().equals(code)).findFirst();
  }

  /// Nobody is asked how many persons a leak concerns when there was none.
  public static List<Question> asked(boolean noLeak) {
    return Stream.of(values())
        .filter(question -> !noLeak || !ABOUT_A_LEAK.contains(question))
        .toList();
  }
}
