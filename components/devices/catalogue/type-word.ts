const WORDS = {
  "02": "traditional",
  "03": "mpos",
  "04": "smart",
  "06": "quickpass",
  "10": "barcode",
  "11": "auxiliary",
} as const;

/** The word of a terminal type, by its number in the register (银发〔2021〕259号). */
export function typeWord(terminalType: string): (typeof WORDS)[keyof typeof WORDS] | "other" {
  const words: Readonly<Record<string, (typeof WORDS)[keyof typeof WORDS]>> = WORDS;
  return words[terminalType] ?? "other";
}
