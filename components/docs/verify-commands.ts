/** Commands of curl, jq, coreutils and openssl that check a quote without any program of ours. */
export function verifyCommands(portal: string) {
  return {
    fetch: [
      `curl -sG ${portal}/api/trpc/fees.quote \\`,
      `  --data-urlencode 'input={"amountFen":100000,"term":3,"bearer":"buyer"}' | jq .result.data > quote.json`,
    ],
    hash: [
      "jq -cjS 'del(.trace, .hash, .signature)' quote.json | sha256sum",
      "jq -r .hash quote.json   # the same 64 digits",
    ],
    signature: [
      "jq -r .hash quote.json | xxd -r -p > hash.bin",
      `jq -r '.signature + "=="' quote.json | basenc -d --base64url > signature.bin`,
      `curl -s ${portal}/.well-known/ruwang-keys.json | jq -r '.keys[0].x + "="' | basenc -d --base64url > key.raw`,
      "(printf 302a300506032b6570032100 | xxd -r -p; cat key.raw) > key.der",
      "openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in hash.bin -sigfile signature.bin",
    ],
  } as const;
}
