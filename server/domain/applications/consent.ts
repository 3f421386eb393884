/** Version of the consent texts shown; a new text needs a new consent. */
export const CONSENT_VERSION = "2026-11";

/**
 * SHA-256 of every version's text in each language, as docs/consents keeps it: what somebody agreed to stays provable.
 * A test holds the words on the screen to the newest one.
 */
export const CONSENT_TEXTS: Readonly<Record<string, { "zh-CN": string; en: string }>> = {
  "2026-11": {
    "zh-CN": "8303cff7226415613c44581e5c418b5e149efafed05b2ee80955915bbc56b100",
    en: "592d922c9214c1280efbcea680c65b3a3b5c2f26acf6febc2572eba0a94693c4",
  },
};
