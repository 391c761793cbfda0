/// What the services say to one another.
///
/// One sealed file per topic ([IncidentEvent], [DispatchEvent], [NoticeEvent]), and the words they
/// use. Events carry ids and coded facts only: no free text, no names of persons, no telephone
/// numbers. A contract changes by addition only: a new optional component and a new golden file.
@NullMarked
package org.hikeshi.events;

import org.jspecify.annotations.NullMarked;
