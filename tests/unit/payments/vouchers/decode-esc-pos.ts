interface Decoded {
  lines: { text: string; style: "plain" | "bold" | "large" }[];
  codes: string[];
  wasCut: boolean;
  /** Commands that a slip has no use for. */
  unknown: number[];
}

/** Reads ESC/POS as the manual of a printer has it, and its text with the decoder that the runtime brings. */
export function decodeEscPos(bytes: Uint8Array): Decoded {
  const decoded: Decoded = { lines: [], codes: [], wasCut: false, unknown: [] };
  const gb18030 = new TextDecoder("gb18030", { fatal: true });
  let isChinese = false;
  let [isBold, isTall] = [false, false];
  let text: number[] = [];
  let code = "";
  for (let at = 0; at < bytes.length && !decoded.wasCut; ) {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
    if (a === 0x1b && b === 0x40) {
      [isChinese, isBold, isTall, at] = [false, false, false, at + 2];
    } else if (a === 0x1c) {
      [isChinese, at] = [b === 0x26, at + 2];
    } else if (a === 0x1b && b === 0x45) {
      [isBold, at] = [c === 1, at + 3];
    } else if (a === 0x1b && (b === 0x61 || b === 0x4d)) {
      at += 3;
    } else if (a === 0x1d && b === 0x21) {
      [isTall, at] = [(c & 0x0f) === 1, at + 3];
    } else if (a === 0x1d && b === 0x28 && c === 0x6b) {
      // GS ( k pL pH cn fn …: fn 80 keeps the data of a QR code, fn 81 prints them.
      const length = d + (bytes[at + 4] ?? 0) * 256;
      const fn = bytes[at + 6];
      if (fn === 80) code = new TextDecoder().decode(bytes.subarray(at + 8, at + 5 + length));
      if (fn === 81) decoded.codes.push(code);
      at += 5 + length;
      // Below a code the paper is fed by a line, which is no line of the slip.
      if (fn === 81) while (bytes[at] === 0x0a) at += 1;
    } else if (a === 0x1d && b === 0x56) {
      decoded.wasCut = true;
    } else if (a === 0x0a) {
      const style = isTall ? "large" : isBold ? "bold" : "plain";
      decoded.lines.push({ text: gb18030.decode(Uint8Array.from(text)), style });
      [text, at] = [[], at + 1];
    } else if (a < 0x20) {
      decoded.unknown.push(a);
      at += 1;
    } else {
      const length = a < 0x80 ? 1 : b >= 0x30 && b <= 0x39 ? 4 : 2;
      if (length > 1 && !isChinese) decoded.unknown.push(a);
      text.push(...bytes.subarray(at, at + length));
      at += length;
    }
  }
  // What is fed before the cut is no line of the slip.
  while (decoded.lines.at(-1)?.text === "") decoded.lines.pop();
  return decoded;
}
