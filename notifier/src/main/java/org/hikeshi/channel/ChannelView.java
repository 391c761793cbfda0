package org.hikeshi.channel;

import java.time.LocalDate;
import org.hikeshi.events.NoticeEvent.Way;
import org.jspecify.annotations.Nullable;

/// A channel as it was set.
///
/// @param secret signs a webhook's calls; told once, when it is new, and null ever after
record ChannelView(
    Way type,
    @Nullable String url,
    @Nullable String to,
    @Nullable LocalDate agreedOn,
    @Nullable String secret) {}
