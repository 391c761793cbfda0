package org.hikeshi.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hikeshi.channel.Authorities;
import org.hikeshi.notice.NoticeView;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;

/// Notices as their reader's pages name them.
@ApplicationScoped
class NoticeCards {

  private final Authorities authorities;
  private final Caller caller;
  private final Texts texts;

  NoticeCards(Authorities authorities, Caller caller, Texts texts) {
    this.authorities = authorities;
    this.caller = caller;
    this.texts = texts;
  }

  List<NoticeCard> of(List<NoticeView> found) {
    return found.stream().map(this::of).toList();
  }

  /// A hospital need not be told its own name.
  NoticeCard of(NoticeView view) {
    return new NoticeCard(
        view,
        authorities.name(view.authority()),
        caller.is(Role.HOSPITAL) ? null : view.hospital());
  }

  /// Only for an authority are these notices that came in; a hospital has to approve and file them.
  String inbox() {
    return texts.of(caller.is(Role.AUTHORITY) ? "page.inbox" : "page.notices");
  }
}
