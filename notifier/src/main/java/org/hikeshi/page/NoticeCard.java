package org.hikeshi.page;

import org.hikeshi.notice.NoticeView;

/// A notice and its addressee's name in the reader's language.
public record NoticeCard(NoticeView notice, String authority) {}
