import { shrinkPhoto } from "../shrink-photo.ts";

/** Photos are read no larger than this: a phone's camera gives more than the reader can use. */
const MAX_SIDE = 1800;

/**
 * The text on a photo, read in a worker on the applicant's own device; nothing leaves it. The reader (some 6 MB) is
 * fetched from our own server when it is first wanted. `onProgress` is told 0 to 1.
 */
export async function readText(photo: Blob, onProgress: (done: number) => void): Promise<string> {
  const { createWorker, OEM } = await import("tesseract.js");
  const worker = await createWorker(["chi_sim", "eng"], OEM.LSTM_ONLY, {
    workerPath: "/api/ocr/worker.min.js",
    corePath: "/api/ocr/tesseract-core-simd-lstm.wasm.js",
    langPath: "/api/ocr",
    workerBlobURL: false,
    logger: ({ status, progress }) => {
      if (status === "recognizing text") onProgress(progress);
    },
  });
  try {
    const { data } = await worker.recognize(await shrinkPhoto(photo, MAX_SIDE));
    return data.text;
  } finally {
    await worker.terminate();
  }
}
