/** A file that was sealed, opened for one reader: never cached, never scripted, never taken for another type. */
export function sealedFile(bytes: Uint8Array, contentType: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": contentType,
      "content-disposition": "inline",
      "cache-control": "private, no-store",
      "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'self'",
      "x-content-type-options": "nosniff",
    },
  });
}
