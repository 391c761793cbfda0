/// What every front door does alike: problem documents, strict JSON, idempotency, paging, tenants,
/// languages. It knows nothing of incidents, dispatches or notices.
@NullMarked
package org.hikeshi.web;

import org.jspecify.annotations.NullMarked;
