import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from "@zxing/library";

/** What stands on devices and their boxes. */
const FORMATS = [BarcodeFormat.CODE_128, BarcodeFormat.QR_CODE, BarcodeFormat.EAN_13, BarcodeFormat.EAN_8];

const reader = new MultiFormatReader();
reader.setHints(
  new Map<DecodeHintType, unknown>([
    [DecodeHintType.POSSIBLE_FORMATS, FORMATS],
    [DecodeHintType.TRY_HARDER, true],
  ]),
);

/** The text of the bar code or QR code in a picture; null where there is none that can be read. */
export function decodeBarcode({ data, width, height }: ImageData): string | null {
  try {
    const source = new RGBLuminanceSource(greysOf(data), width, height);
    return reader.decodeWithState(new BinaryBitmap(new HybridBinarizer(source))).getText();
  } catch {
    // The library throws for every picture without a code; whatever ails one picture, the next comes at once.
    return null;
  } finally {
    reader.reset();
  }
}

/** One byte a pixel, as bright as the eye sees it. */
function greysOf(rgba: Uint8ClampedArray): Uint8ClampedArray {
  const greys = new Uint8ClampedArray(rgba.length / 4);
  for (let at = 0; at < greys.length; at++) {
    const from = at * 4;
    greys[at] = ((rgba[from] ?? 0) * 77 + (rgba[from + 1] ?? 0) * 150 + (rgba[from + 2] ?? 0) * 29) >> 8;
  }
  return greys;
}
