/** What signs webhooks, and what lets a payer's browser act for its intent: shown to nobody who only looks. */
const SECRETS: readonly [RegExp, string][] = [
  [/whsec_\w+/g, "whsec_***"],
  [/(pi_[0-9A-Za-z]+_secret_)\w+/g, "$1***"],
  [/\b([sr]k_(?:test|live)_)\w+/g, "$1***"],
];

/** The text with every secret of the gateway's in it masked. */
export function masked(text: string): string {
  return SECRETS.reduce((shown, [secret, mask]) => shown.replaceAll(secret, mask), text);
}
