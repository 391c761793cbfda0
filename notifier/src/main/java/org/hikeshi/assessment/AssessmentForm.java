package org.hikeshi.assessment;

import io.quarkus.qute.TemplateData;
import jakarta.ws.rs.FormParam;
import java.time.DateTimeException;
import java.time.Instant;
import org.hikeshi.events.Answer;
import org.hikeshi.events.Category;
import org.hikeshi.events.Founder;
import org.hikeshi.events.LeakState;
import org.hikeshi.events.Persons;
import org.hikeshi.web.time.JapanTime;
import org.hikeshi.web.time.Written;
import org.jspecify.annotations.Nullable;

/// The form's fields as a browser sends them; what cannot be read counts as not known.
@TemplateData
public class AssessmentForm {

  @FormParam("category")
  public @Nullable String category;

  @FormParam("knownOn")
  public @Nullable String knownOn;

  @FormParam("state")
  public @Nullable String state;

  @FormParam("sensitive")
  public @Nullable String sensitive;

  @FormParam("financialHarm")
  public @Nullable String financialHarm;

  @FormParam("maliciousIntent")
  public @Nullable String maliciousIntent;

  @FormParam("strongEncryption")
  public @Nullable String strongEncryption;

  @FormParam("encryptedUnrecoverable")
  public @Nullable String encryptedUnrecoverable;

  @FormParam("persons")
  public @Nullable String persons;

  @FormParam("myNumber")
  public @Nullable String myNumber;

  @FormParam("founder")
  public @Nullable String founder;

  AssessmentRequest request() {
    var data =
        new AssessmentRequest.Data(
            word(LeakState.class, state),
            word(Answer.class, sensitive),
            word(Answer.class, financialHarm),
            word(Answer.class, maliciousIntent),
            word(Answer.class, strongEncryption),
            word(Answer.class, encryptedUnrecoverable),
            null,
            number(),
            word(Answer.class, myNumber),
            null);
    return AssessmentRequest.about(
        word(Category.class, category), knownAt(), data, word(Founder.class, founder));
  }

  private @Nullable Instant knownAt() {
    try {
      return knownOn == null || knownOn.isBlank()
          ? null
          : Written.day(knownOn).atStartOfDay(JapanTime.ZONE).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private AssessmentRequest.@Nullable Number number() {
    return persons != null && persons.matches("[0-9]{1,9}")
        ? new AssessmentRequest.Number(Persons.Qualifier.AT_MOST, Long.valueOf(persons))
        : null;
  }

  private static <E extends Enum<E>> @Nullable E word(Class<E> type, @Nullable String word) {
    for (var constant : type.getEnumConstants()) {
      if (constant.name().equals(word)) {
        return constant;
      }
    }
    return null;
  }
}
