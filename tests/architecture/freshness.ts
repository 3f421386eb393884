/** Where it is decided what is read anew. */
const DECIDES = /^components\/query\//;

/** What of a screen names by hand what is old, or changes something without the client's knowledge. */
export function freshnessViolations(path: string, source: string): string[] {
  if (!/^(components|app)\//.test(path) || DECIDES.test(path)) return [];
  const found: string[] = [];
  if (/\binvalidateQueries\b/.test(source)) {
    found.push(`${path}: names what to read anew; every mutation has everything read (components/query)`);
  }
  if (/\buseTRPCClient\(/.test(source) && /\.mutate\(/.test(source) && !/\buseMutation\(/.test(source)) {
    found.push(`${path}: changes something outside a mutation, so nothing is read anew`);
  }
  return found;
}
