/** No 0/O, 1/I/L, 2/Z, 5/S, 8/B: nobody mistypes what was printed. */
const ALPHABET = "34679ACDEFGHJKMNPQRTUVWXY";

/** Characters drawn evenly from `bytes`, which is asked again while there are too few: the uneven tail is left out. */
export function drawCode(length: number, bytes: (length: number) => Uint8Array): string {
  const even = Math.floor(256 / ALPHABET.length) * ALPHABET.length;
  let code = "";
  while (code.length < length) {
    for (const byte of bytes(length)) {
      if (byte < even && code.length < length) code += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return code;
}
