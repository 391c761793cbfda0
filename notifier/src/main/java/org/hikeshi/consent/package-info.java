/// What a hospital lets an authority see beyond the notices addressed to it, by its consent, and
/// only while that stands: the commission the ministry's findings, a prefecture what care is
/// hindered in its area.
///
/// Nothing is copied: what was consented to is looked up anew each time, so that taking the consent
/// back ends it at once.
@NullMarked
package org.hikeshi.consent;

import org.jspecify.annotations.NullMarked;
