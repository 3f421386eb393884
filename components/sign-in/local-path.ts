/** A path of this portal to go on to; anything that could lead elsewhere becomes the fallback. */
export function localPath(next: string | undefined, fallback: string): string {
  if (next === undefined || !/^\/(?![/\\])[\w\-./?=&%]*$/.test(next)) return fallback;
  return next;
}
