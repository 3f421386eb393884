/**
 * Runs before every other script of a page. In the document itself it would hold back all that follows until the
 * stylesheet has come.
 */
const page = globalThis as typeof globalThis & {
  __webpack_nonce__?: string;
  __zod_globalConfig?: { jitless: boolean };
};

// Libraries that add style elements ask this name for the nonce of the content security policy.
page.__webpack_nonce__ = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
// The policy refuses code made from text, so zod need not try.
page.__zod_globalConfig = { jitless: true };
