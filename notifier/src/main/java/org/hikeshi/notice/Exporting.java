package org.hikeshi.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hikeshi.notice.NoticeList.Row;
import org.hikeshi.web.Caller;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Invalid;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.hikeshi.web.time.Written;
import org.jspecify.annotations.Nullable;

/// The notices of a period, of those that a caller may see, as a file to be taken away.
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Exporting {

  /// More than anybody reads, and as many as are held in memory.
  private static final int MOST = 10_000;

  private static final String CSV = "text/csv;charset=UTF-8";
  private static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Notices notices;
  private final NoticeViews views;
  private final HospitalNames hospitals;
  private final Receipts receipts;
  private final Caller caller;
  private final Texts texts;
  private final Clock clock;

  Exporting(
      Notices notices,
      NoticeViews views,
      HospitalNames hospitals,
      Receipts receipts,
      Caller caller,
      Texts texts,
      Clock clock) {
    this.notices = notices;
    this.views = views;
    this.hospitals = hospitals;
    this.receipts = receipts;
    this.caller = caller;
    this.texts = texts;
    this.clock = clock;
  }

  /// @param from the first day in Japan
  /// @param to the last day, inclusive
  /// @throws Invalid where one of them is no day, or there are too many
  public Response csv(@Nullable String from, @Nullable String to) {
    return file(list(from, to).csv().getBytes(StandardCharsets.UTF_8), CSV, "notices.csv");
  }

  public Response workbook(@Nullable String from, @Nullable String to) {
    return file(list(from, to).workbook(), WORKBOOK, "notices.xlsx");
  }

  private static Response file(byte[] bytes, String type, String name) {
    return Response.ok(bytes, type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }

  private NoticeList list(@Nullable String from, @Nullable String to) {
    var faults = new ArrayList<FieldFault>();
    var first = day("from", from, faults);
    var last = day("to", to, faults);
    if (first == null || last == null || last.isBefore(first)) {
      if (faults.isEmpty()) {
        faults.add(FieldFault.of("/to", texts, "export.backwards"));
      }
      throw new Invalid(faults);
    }
    var found =
        notices.between(
            caller,
            first.atStartOfDay(JapanTime.ZONE).toInstant(),
            last.plusDays(1).atStartOfDay(JapanTime.ZONE).toInstant(),
            MOST + 1);
    if (found.size() > MOST) {
      throw new Invalid(List.of(FieldFault.of("/to", texts, "export.too-many", MOST)));
    }
    return new NoticeList(rows(found));
  }

  private List<Row> rows(List<Notice> found) {
    var ids = found.stream().map(Notice::id).toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    var due = views.dueOn(ids);
    var names = hospitals.of(ids);
    var received = receipts.of(ids);
    var today = JapanTime.dayOf(clock.instant());
    return found.stream()
        .map(
            one ->
                new Row(one, names.get(one.id()), due.get(one.id()), received.get(one.id()), today))
        .toList();
  }

  private @Nullable LocalDate day(String name, @Nullable String text, List<FieldFault> faults) {
    try {
      if (text != null) {
        return Written.day(text);
      }
    } catch (DateTimeException e) {
      // said below, as for none
    }
    faults.add(FieldFault.of("/" + name, texts, "export.day"));
    return null;
  }
}
