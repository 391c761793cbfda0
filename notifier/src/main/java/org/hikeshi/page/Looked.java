package org.hikeshi.page;

import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hikeshi.notice.Selection;
import org.hikeshi.web.Ids;
import org.jspecify.annotations.Nullable;

/// What of the inbox is looked at, by its address: the whole, from its beginning; what is older;
/// what is looked for; or more of what is overdue. What cannot be read is left out.
public class Looked {

  private static final int MOST = 100;

  /// Behind this notice.
  @QueryParam("after")
  @Nullable String after;

  /// A part of a number, or of a hospital's name.
  @QueryParam("q")
  @Nullable String words;

  /// `none`: only what has no receipt.
  @QueryParam("receipt")
  @Nullable String receipt;

  /// What is overdue alone, behind so many.
  @QueryParam("overdue")
  @Nullable String overdue;

  @Nullable UUID from() {
    return after == null ? null : Ids.read(after).orElse(null);
  }

  public String words() {
    var text = words == null || words.indexOf(0) >= 0 ? "" : words.strip();
    return text.substring(0, Math.min(text.length(), MOST));
  }

  public boolean unreceipted() {
    return "none".equals(receipt);
  }

  Selection selection() {
    return new Selection(null, unreceipted(), words());
  }

  public int lateFrom() {
    return overdue != null && overdue.matches("[0-9]{1,6}") ? Integer.parseInt(overdue) : 0;
  }

  public boolean narrowed() {
    return unreceipted() || !words().isEmpty();
  }

  /// The beginning of the whole, which has more than the list.
  public boolean atFirst() {
    return from() == null && !narrowed() && lateFrom() == 0;
  }

  boolean atLate() {
    return atFirst() || lateFrom() > 0;
  }

  /// The address of what is older than that.
  String behind(UUID notice) {
    return "/pages/inbox?after="
        + notice
        + (words().isEmpty() ? "" : "&q=" + URLEncoder.encode(words(), StandardCharsets.UTF_8))
        + (unreceipted() ? "&receipt=none" : "");
  }
}
