package org.hikeshi.channel;

import java.time.LocalDate;
import org.hikeshi.events.NoticeEvent.Way;
import org.jspecify.annotations.Nullable;

/// A channel as it was set.
///
/// @param secret signs a webhook's calls; told this once and never again
record ChannelView(
    Way type,
    @Nullable String url,
    @Nullable String to,
    @Nullable LocalDate agreedOn,
    @Nullable String secret) {}
