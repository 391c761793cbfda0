package org.hikeshi.page;

import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hikeshi.progress.Happening;
import org.hikeshi.web.Spelled;
import org.hikeshi.web.Texts;

/// The timeline drawn: a lane for each service, a mark for each thing that happened, from the first
/// report to the last news. Lengths are in units of the drawing, 360 wide.
@TemplateData
public record Picture(List<Mark> marks, List<Tick> ticks) {

  private static final int LEFT = 76;
  private static final int RIGHT = 348;
  private static final int TICKS = 3;
  private static final Map<String, Integer> LANES =
      Map.of("INCIDENT_API", 24, "DISPATCH_SERVICE", 64, "NOTIFIER", 104);
  private static final Map<String, String> LOOKS =
      Map.of(
          "OfferAccepted", "good",
          "NoticeReceipted", "good",
          "NoticeDelivered", "good",
          "DispatchUnanswered", "alarm",
          "DeliveryFailed", "alarm",
          "OfferDeclined", "wait",
          "OfferLapsed", "wait");

  /// @param look how it went: good, wait, alarm, or nothing special
  @TemplateData
  public record Mark(long x, int y, String look, String title) {}

  @TemplateData
  public record Tick(long x, String anchor, String words) {}

  /// @param happened in any order: what was heard last need not have happened last
  static Picture of(List<Happening> happened, Labels labels, Texts texts) {
    if (happened.isEmpty()) {
      return new Picture(List.of(), List.of());
    }
    var times = happened.stream().map(Happening::at).sorted().toList();
    var first = times.getFirst();
    var whole = Duration.between(first, times.getLast());
    return new Picture(
        happened.stream().map(one -> mark(one, first, whole, labels, texts)).toList(),
        IntStream.range(0, TICKS).mapToObj(no -> tick(no, first, whole, texts)).toList());
  }

  private static Mark mark(
      Happening one, Instant first, Duration whole, Labels labels, Texts texts) {
    var words = texts.word("timeline", one.word()) + labels.about(one);
    return new Mark(
        LEFT + along(Duration.between(first, one.at()), whole),
        LANES.getOrDefault(one.source(), 24),
        LOOKS.getOrDefault(one.what(), ""),
        Spelled.clock(one.at(), texts) + " " + words);
  }

  private static Tick tick(int no, Instant first, Duration whole, Texts texts) {
    var at = first.plus(whole.multipliedBy(no).dividedBy(TICKS - 1));
    var anchor = no == 0 ? "start" : no == TICKS - 1 ? "end" : "middle";
    return new Tick(
        LEFT + (RIGHT - LEFT) * (long) no / (TICKS - 1), anchor, Spelled.clock(at, texts));
  }

  private static long along(Duration since, Duration whole) {
    return whole.toMillis() == 0 ? 0 : (RIGHT - LEFT) * since.toMillis() / whole.toMillis();
  }
}
