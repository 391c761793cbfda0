package org.hikeshi.channel;

import jakarta.enterprise.context.ApplicationScoped;
import org.hikeshi.events.NoticeEvent.Way;

/// The authority's inbox here: what can be seen there has arrived.
@ApplicationScoped
class PortalChannel implements Channel {

  @Override
  public Way way() {
    return Way.PORTAL;
  }

  @Override
  public boolean byOurCommit() {
    return true;
  }

  @Override
  public Outcome deliver(Parcel parcel, AgreedChannel to) {
    return new Outcome.Arrived("inbox");
  }
}
