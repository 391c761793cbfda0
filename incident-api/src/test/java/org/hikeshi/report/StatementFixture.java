package org.hikeshi.report;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.Forward;
import org.hikeshi.events.ItemState;
import org.hikeshi.events.Persons.Qualifier;
import org.hikeshi.report.PersonalDataSaid.PersonsSaid;
import org.hikeshi.report.Statement.Entrusted;
import org.jspecify.annotations.Nullable;

/// Reports as people file them at night.
public final class StatementFixture {

  private @Nullable Category category;
  private @Nullable String summary;
  private @Nullable Instant detectedAt;
  private @Nullable Instant awareAt;
  private @Nullable Set<CareImpact> careImpact;
  private @Nullable PersonalDataSaid personalData;
  private @Nullable Entrusted entrusted;
  private final Map<String, ItemSaid> items = new HashMap<>();
  private @Nullable Contact contact;
  private @Nullable FirstResponse firstResponse;
  private @Nullable Forward forward;
  private @Nullable String correctionReason;

  public static StatementFixture aFirstReport() {
    var first = new StatementFixture();
    first.category = Category.RANSOMWARE;
    first.summary = "電子カルテ端末に脅迫文が表示された";
    first.contact = new Contact("情報システム室 当直", "+81 90-0000-0000", null);
    return first;
  }

  public static StatementFixture aFollowUp() {
    return new StatementFixture();
  }

  public StatementFixture of(Category category) {
    this.category = category;
    return this;
  }

  public StatementFixture detectedAt(String time) {
    detectedAt = Instant.parse(time);
    return this;
  }

  public StatementFixture awareAt(String time) {
    awareAt = Instant.parse(time);
    return this;
  }

  public StatementFixture stopping(CareImpact... impact) {
    careImpact = Set.of(impact);
    return this;
  }

  public StatementFixture persons(@Nullable Qualifier qualifier, @Nullable Long count) {
    personalData =
        new PersonalDataSaid(
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            new PersonsSaid(qualifier, count),
            null,
            PersonsSaid.NOTHING);
    return this;
  }

  public StatementFixture vendor(String vendor) {
    entrusted = new Entrusted(vendor, null);
    return this;
  }

  public StatementFixture item(String code, ItemState state, @Nullable String text) {
    items.put(code, new ItemSaid(state, text));
    return this;
  }

  public StatementFixture calling(Contact contact) {
    this.contact = contact;
    return this;
  }

  public StatementFixture firstResponse(FirstResponse wanted) {
    firstResponse = wanted;
    return this;
  }

  public StatementFixture forward(Forward when) {
    forward = when;
    return this;
  }

  public StatementFixture correctedBecause(String reason) {
    correctionReason = reason;
    return this;
  }

  public Statement said() {
    return new Statement(
        category,
        summary,
        null,
        detectedAt,
        awareAt,
        careImpact,
        null,
        null,
        personalData == null ? PersonalDataSaid.NOTHING : personalData,
        entrusted == null ? Entrusted.NOTHING : entrusted,
        items,
        contact == null ? Contact.NOTHING : contact,
        firstResponse,
        null,
        null,
        forward,
        null,
        null,
        correctionReason,
        null,
        null,
        null);
  }
}
