package org.hikeshi.page;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hikeshi.events.Answer;
import org.hikeshi.events.Category;
import org.hikeshi.events.ItemState;
import org.hikeshi.events.LeakState;
import org.hikeshi.events.PersonalData;
import org.hikeshi.report.ItemSaid;
import org.hikeshi.report.SnapshotView;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// What the last report knew, as it would be typed into the form: by field, and only what is known,
/// so that a question is filled in or need not be asked.
final class Known {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(JapanTime.ZONE);

  private final Map<String, List<String>> fields = new HashMap<>();

  private Known() {}

  static Map<String, List<String>> in(SnapshotView latest) {
    var known = new Known();
    known.one("/category", latest.category() == Category.UNKNOWN ? null : latest.category());
    known.one("/summary", latest.summary());
    known.several("/careImpact", latest.careImpact());
    known.several("/affectedSystems", latest.affectedSystems());
    known.time("/occurredAt", latest.occurredAt());
    known.time("/detectedAt", latest.detectedAt());
    known.one("/entryRoute", latest.entryRoute());
    known.one("/entrusted/vendor", latest.entrusted().vendor());
    known.time("/entrusted/noticeReceivedAt", latest.entrusted().noticeReceivedAt());
    known.one("/firstResponse", latest.firstResponse());
    known.one("/contact/name", latest.contact().name());
    known.one("/contact/phone", latest.contact().phone());
    known.one("/contact/email", latest.contact().email());
    known.personalData(latest.personalData());
    latest.items().forEach(known::item);
    return known.fields;
  }

  private void personalData(PersonalData data) {
    one("/personalData/state", data.state() == LeakState.UNKNOWN ? null : data.state());
    answer("/personalData/sensitive", data.sensitive());
    answer("/personalData/maliciousIntent", data.maliciousIntent());
    answer("/personalData/encryptedUnrecoverable", data.encryptedUnrecoverable());
    answer("/personalData/financialHarm", data.financialHarm());
    answer("/personalData/myNumber", data.myNumber());
    if (data.persons().known()) {
      one("/personalData/persons/count", data.persons().count());
      one("/personalData/persons/qualifier", data.persons().qualifier());
    }
  }

  private void item(String code, ItemSaid said) {
    if (said.state() != ItemState.UNKNOWN) {
      one("/items/" + code + "/text", said.text() == null ? "" : said.text());
      one("/items/" + code + "/state", said.state());
    }
  }

  private void answer(String field, Answer answer) {
    one(field, answer == Answer.UNKNOWN ? null : answer);
  }

  private void time(String field, @Nullable Instant time) {
    one(field, time == null ? null : TIME.format(time));
  }

  private void one(String field, @Nullable Object value) {
    if (value != null) {
      fields.put(field, List.of(value.toString()));
    }
  }

  private void several(String field, Collection<?> values) {
    if (!values.isEmpty()) {
      fields.put(field, values.stream().map(Object::toString).sorted().toList());
    }
  }
}
