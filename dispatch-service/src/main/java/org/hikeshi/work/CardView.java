package org.hikeshi.work;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.events.DispatchEvent.CardTicked.Mark;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// The card as it stands, in the reader's language, and what it says already for the next report.
///
/// @param draft by item of a report (`containment`, …): what was done and when, a line each. A
///   proposal, for a person to correct
public record CardView(String version, List<Line> items, Map<String, String> draft) {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("M/d HH:mm").withZone(JapanTime.ZONE);

  /// @param mark DONE, NOT_APPLICABLE or OPEN
  /// @param at of the mark, or null while nobody has made one
  @Schema(name = "CardLine")
  public record Line(
      String code,
      String text,
      String reportItem,
      Mark mark,
      @Nullable Instant at,
      @Nullable String seat) {}

  static CardView of(Card card, List<Tick> ticks, Texts texts) {
    var newest = new HashMap<String, Tick>();
    ticks.forEach(tick -> newest.put(tick.item(), tick));
    var lines = card.items().stream().map(item -> line(item, newest.get(item.code()), texts));
    var all = lines.toList();
    return new CardView(card.version(), all, draft(all));
  }

  private static Line line(CardItem item, @Nullable Tick tick, Texts texts) {
    var text = texts.of("card." + item.code());
    return tick == null
        ? new Line(item.code(), text, item.reportItem(), Mark.OPEN, null, null)
        : new Line(item.code(), text, item.reportItem(), tick.mark(), tick.at(), tick.seat());
  }

  /// In the order in which it was done.
  private static Map<String, String> draft(List<Line> lines) {
    var done = new ArrayList<>(lines.stream().filter(line -> line.mark() == Mark.DONE).toList());
    done.sort((one, other) -> moment(one).compareTo(moment(other)));
    var draft = new LinkedHashMap<String, String>();
    for (var line : done) {
      draft.merge(
          line.reportItem(),
          MOMENT.format(moment(line)) + " " + line.text(),
          (before, more) -> before + "\n" + more);
    }
    return draft;
  }

  private static Instant moment(Line line) {
    return line.at() == null ? Instant.EPOCH : line.at();
  }
}
