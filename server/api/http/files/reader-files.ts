import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** What the browser needs to read a photo by itself: the reader's worker, its core and its two languages. */
const FILES = {
  "worker.min.js": ["tesseract.js/dist/worker.min.js", "text/javascript"],
  "tesseract-core-simd-lstm.wasm.js": [
    "tesseract.js-core/tesseract-core-simd-lstm.wasm.js",
    "text/javascript",
  ],
  "tesseract-core-lstm.wasm.js": ["tesseract.js-core/tesseract-core-lstm.wasm.js", "text/javascript"],
  "chi_sim.traineddata.gz": [
    "@tesseract.js-data/chi_sim/4.0.0_best_int/chi_sim.traineddata.gz",
    "application/octet-stream",
  ],
  "eng.traineddata.gz": [
    "@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz",
    "application/octet-stream",
  ],
} as const;

/** `GET /api/ocr/{file}`: from the installed packages, so that no photo and no request leaves for elsewhere. */
export async function getReaderFile(_request: Request, params: Record<string, string>): Promise<Response> {
  const { file = "" } = params;
  if (!Object.hasOwn(FILES, file)) return new Response("Not found", { status: 404 });
  const [path, contentType] = FILES[file as keyof typeof FILES];
  const bytes = await readFile(join(process.cwd(), "node_modules", path));
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": contentType,
      "cache-control": "public, max-age=604800",
      // The worker compiles WebAssembly; it may load its own files and nothing else.
      "content-security-policy":
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
      "x-content-type-options": "nosniff",
    },
  });
}
