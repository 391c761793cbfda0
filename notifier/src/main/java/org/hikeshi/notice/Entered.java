package org.hikeshi.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the audit says was entered about a notice when it was received. With it a row that somebody
/// removed is missed: the chain alone holds ids that nobody asks for.
@ApplicationScoped
class Entered {

  static final String RECEIPTED = "notice.receipted";

  private final EntityManager database;

  Entered(EntityManager database) {
    this.database = database;
  }

  static String object(Notice notice) {
    return "notice/" + notice.id();
  }

  /// @param arrived the deliveries that went before it
  static Map<String, String> codes(Receipt receipt, List<Delivery> arrived) {
    return Map.of(
        "receipt", receipt.id().toString(),
        "byHand", Boolean.toString(receipt.byHand()),
        "receivedAt", receipt.receivedAt().toString(),
        "deliveries",
            arrived.stream()
                .map(delivery -> delivery.id().toString())
                .collect(Collectors.joining(" ")));
  }

  /// The subjects of its entries; whoever asks has widened the sight. Before the audit named a
  /// receipt it had a row for each all the same: where it has more than there are receipts, one is
  /// gone, which went by the notice's id.
  List<String> about(Notice notice) {
    List<?> subjects =
        database
            .createNativeQuery(
                """
            select 'delivery/' || delivery from audit,
              unnest(string_to_array(codes ->> 'deliveries', ' ')) as delivery
            where object = :object and action = :action
            union
            select 'receipt/' || (codes ->> 'receipt') from audit
            where object = :object and action = :action and codes ->> 'receipt' is not null
            union
            select 'receipt/' || cast(:notice as text) where (
              select count(*) from audit
              where object = :object and action = :action and codes ->> 'receipt' is null
            ) > (
              select count(*) from receipt r
              where r.notice_id = :notice and not exists (
                select 1 from audit
                where object = :object and action = :action
                  and codes ->> 'receipt' = cast(r.id as text)))
            order by 1
            """)
            .setParameter("object", object(notice))
            .setParameter("notice", notice.id())
            .setParameter("action", RECEIPTED)
            .getResultList();
    return subjects.stream().map(String.class::cast).toList();
  }
}
