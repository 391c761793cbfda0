package org.hikeshi.channel;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import org.hikeshi.web.Lockbox;

/// Locks at each start what was kept before there was a key, or under an older one. A secret that
/// no key opens stops nobody else: its authority's notices wait, and the log says so.
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
    for (var channel : channels.list("secret is not null")) {
      if (channel.opens(lockbox)) {
        channel.relock(lockbox);
      } else {
        Log.errorf(
            "no key opens the secret of %s: nothing can be sent to its webhook. Put the older key"
                + " back behind the first line of hikeshi.secrets.key-file, or set the channel anew",
            channel.authority());
      }
    }
  }
}
