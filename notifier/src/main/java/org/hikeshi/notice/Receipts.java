package org.hikeshi.notice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Every receipt.
@ApplicationScoped
class Receipts implements PanacheRepositoryBase<Receipt, UUID> {}
