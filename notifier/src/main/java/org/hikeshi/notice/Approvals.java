package org.hikeshi.notice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Who approved what.
@ApplicationScoped
public class Approvals implements PanacheRepositoryBase<Approval, UUID> {}
