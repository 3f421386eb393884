import { Unzip, type UnzipFile, UnzipInflate } from "fflate";
import { GatewayError } from "../port.ts";

/** More than a day of a million trades comes to: what inflates further is no bill. */
const MOST_BYTES = 2 ** 31;

/** The bytes of the first file of a ZIP archive that is wanted, as the archive arrives. */
export async function* unzipped(
  archive: AsyncIterable<Uint8Array>,
  isWanted: (name: string) => boolean,
): AsyncIterable<Uint8Array> {
  const inflated: Uint8Array[] = [];
  let bytes = 0;
  let isFound = false;
  const unzip = new Unzip((file: UnzipFile) => {
    if (isFound || !isWanted(file.name)) return;
    isFound = true;
    file.ondata = (error, piece) => {
      if (error !== null) throw error;
      bytes += piece.length;
      if (bytes > MOST_BYTES) throw unreadable("The bill inflates to more than a bill can be.");
      inflated.push(piece);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  const push = (piece: Uint8Array, isLast: boolean) => {
    try {
      unzip.push(piece, isLast);
    } catch (error) {
      throw error instanceof GatewayError ? error : unreadable("The bill is no ZIP archive.", error);
    }
    return inflated.splice(0);
  };
  for await (const piece of archive) yield* push(piece, false);
  yield* push(new Uint8Array(), true);
  if (!isFound) throw unreadable("The archive holds no bill.");
}

function unreadable(text: string, cause?: unknown): GatewayError {
  return new GatewayError("statement_malformed", text, false, cause);
}
