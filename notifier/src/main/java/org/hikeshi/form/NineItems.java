package org.hikeshi.form;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hikeshi.events.ItemState;
import org.hikeshi.events.Persons;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// The nine items of a document in words, in the order in which the commission asks for them. All
/// papers and pages are made of this, so that no two of them differ.
public final class NineItems {

  private final Document document;
  private final Texts texts;

  private NineItems(Document document, Texts texts) {
    this.document = document;
    this.texts = texts;
  }

  public static List<Item> of(Document document, Texts texts) {
    var items = new NineItems(document, texts);
    return IntStream.rangeClosed(1, 9).mapToObj(items::item).toList();
  }

  /// One of the nine.
  public record Item(int no, String title, List<Row> rows) {}

  /// One thing that it asks, and the answer: 確認中 and なし are answers too.
  public record Row(Part part, String label, ItemState state, String text) {

    public boolean open() {
      return state == ItemState.UNKNOWN;
    }
  }

  private Item item(int no) {
    return new Item(
        no,
        texts.of("item." + no),
        Arrays.stream(Part.values()).filter(part -> part.item() == no).map(this::row).toList());
  }

  private Row row(Part part) {
    var state = part.state(document.facts());
    var text = state == ItemState.KNOWN ? value(part) : null;
    return new Row(
        part,
        texts.word("part", part.code()),
        text == null && state == ItemState.KNOWN ? ItemState.UNKNOWN : state,
        text != null
            ? text
            : texts.word("known", state == ItemState.NONE ? state : ItemState.UNKNOWN));
  }

  private @Nullable String value(Part part) {
    var items = document.items();
    return switch (part) {
      case CATEGORY -> texts.word("category", items.overview().category());
      case OCCURRED_AT -> at(items.overview().occurredAt());
      case DETECTED_AT -> at(items.overview().detectedAt());
      case AWARE_AT -> at(items.overview().awareAt());
      case SUMMARY -> items.overview().summary();
      case ENTRUSTED -> entrusted(items.overview());
      case LEAK -> texts.word("leak", items.dataItems().leak());
      case SENSITIVE, FINANCIAL_HARM, MY_NUMBER, MALICE -> texts.of("part.yes");
      case PERSONS -> number(items.persons().persons());
      case MY_NUMBER_PERSONS -> number(items.persons().myNumberPersons());
      case ENTRY_ROUTE -> texts.called("route", Objects.requireNonNull(items.cause().entryRoute()));
      case CARE_IMPACT -> words("care", items.other().careImpact());
      case SYSTEMS -> words("system", items.overview().affectedSystems());
      case CAUSE_PARTY -> causeParty();
      default -> document.text(part.code());
    };
  }

  private @Nullable String causeParty() {
    var said = document.text(Part.CAUSE_PARTY.code());
    return said == null ? null : texts.called("party", said);
  }

  private String entrusted(Document.Overview overview) {
    var vendor = overview.vendor() == null ? texts.of("part.vendor-unnamed") : overview.vendor();
    return overview.vendorNoticeAt() == null
        ? vendor
        : texts.of("part.vendor-told", vendor, JapaneseDays.of(overview.vendorNoticeAt()));
  }

  private @Nullable String number(Persons persons) {
    return persons.count() == null
        ? null
        : texts.of("persons-number." + persons.qualifier(), "%,d".formatted(persons.count()));
  }

  private static @Nullable String at(@Nullable Instant at) {
    return at == null ? null : JapaneseDays.of(at);
  }

  private String words(String kind, Collection<?> codes) {
    return codes.stream()
        .map(code -> texts.called(kind, code.toString()))
        .sorted()
        .collect(Collectors.joining(texts.of("part.comma")));
  }
}
