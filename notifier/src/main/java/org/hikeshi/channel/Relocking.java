package org.hikeshi.channel;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import org.hikeshi.web.Lockbox;

/// Locks at each start what was kept before there was a key, or under an older one. A secret that
/// no key opens stops the start: its authority could be told nothing.
@ApplicationScoped
class Relocking {

  private final AgreedChannels channels;
  private final Lockbox lockbox;

  Relocking(AgreedChannels channels, Lockbox lockbox) {
    this.channels = channels;
    this.lockbox = lockbox;
  }

  @Transactional
  void relock(@Observes StartupEvent started) {
    channels.list("secret is not null").forEach(channel -> channel.relock(lockbox));
  }
}
