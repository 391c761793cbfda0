package org.hikeshi.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hikeshi.campaign.Campaign;
import org.hikeshi.campaign.Campaigns;
import org.hikeshi.web.Caller;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Invalid;
import org.hikeshi.web.Texts;

/// The campaign that a vendor's notice belongs to: the one that it names, or one for each notice.
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class NoticedCampaigns {

  private final Campaigns campaigns;
  private final Grouping grouping;
  private final EntityManager entities;
  private final Caller caller;
  private final Texts texts;
  private final Ids ids;
  private final Clock clock;

  NoticedCampaigns(
      Campaigns campaigns,
      Grouping grouping,
      EntityManager entities,
      Caller caller,
      Texts texts,
      Ids ids,
      Clock clock) {
    this.campaigns = campaigns;
    this.grouping = grouping;
    this.entities = entities;
    this.caller = caller;
    this.texts = texts;
    this.ids = ids;
    this.clock = clock;
  }

  /// Locked until the transaction ends: of two notices into one campaign, the second finds what the
  /// first has filed.
  ///
  /// @throws Invalid where the campaign that it names is not known
  Campaign of(VendorNotice notice) {
    if (notice.campaignId() == null) {
      return sameNotice(notice);
    }
    var campaign = campaigns.findById(notice.campaignId(), LockModeType.PESSIMISTIC_WRITE);
    if (campaign == null) {
      throw new Invalid(
          List.of(FieldFault.of("/campaignId", texts, "vendor-notice.unknown-campaign")));
    }
    return campaign;
  }

  /// The same notice typed in twice, also at once, is one campaign: the second waits for the first.
  private Campaign sameNotice(VendorNotice notice) {
    var id = ids.next();
    int claimed =
        entities
            .unwrap(Session.class)
            .createNativeMutationQuery(
                """
                insert into vendor_notice (fingerprint, campaign_id, vendor, filed_by, filed_at)
                values (:fingerprint, :campaign, :vendor, :by, :at) on conflict do nothing
                """)
            .setParameter("fingerprint", notice.fingerprint())
            .setParameter("campaign", id)
            .setParameter("vendor", notice.vendor())
            .setParameter("by", caller.name())
            .setParameter("at", clock.instant())
            .executeUpdate();
    if (claimed == 1) {
      var name = texts.of("vendor-notice.campaign", notice.vendor());
      return grouping.begin(id, name, null, caller.name());
    }
    return campaigns.findById(
        (UUID)
            entities
                .createNativeQuery(
                    "select campaign_id from vendor_notice where fingerprint = :fingerprint",
                    Object.class)
                .setParameter("fingerprint", notice.fingerprint())
                .getSingleResult(),
        LockModeType.PESSIMISTIC_WRITE);
  }
}
