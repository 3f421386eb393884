/** Version of the consent texts shown; a new text needs a new consent. */
export const CONSENT_VERSION = "2026-11";
