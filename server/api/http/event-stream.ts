import { DomainError } from "#server/domain/errors.ts";

/** Streams of one person, and of all: a browser keeps one for each window in sight. */
const MOST_OF_PERSON = 8;
const MOST = 2_000;
/** So often at most a stream says that something changed. */
const GATHER_MS = 300;
/** So often it says something all the same, so that nobody on the way takes it for dead. */
const BEAT_MS = 20_000;
/** So long one lasts: then the browser asks anew, and whether it still may is looked at. */
const LIFE_MS = 5 * 60_000;

const EVENT = new TextEncoder().encode("data: changed\n\n");
const BEAT = new TextEncoder().encode(": \n\n");

/** How to end each open stream, by person. */
const open = new Map<string, Set<() => void>>();

/** Server-sent events (HTML, 9.2): one whenever `hear` tells, gathered. Refuses more than a person or a process can use. */
export function beginStream(
  personId: string,
  hear: (tell: () => void) => () => void,
): ReadableStream<Uint8Array> {
  const own = open.get(personId) ?? new Set();
  const all = [...open.values()].reduce((sum, { size }) => sum + size, 0);
  if (own.size >= MOST_OF_PERSON || all >= MOST)
    throw new DomainError("limit_reached", "too_many_streams", "Too many windows are kept up to date.");
  const stops: (() => void)[] = [];
  const forget = () => {
    for (const stop of stops) stop();
    own.delete(end);
    if (own.size === 0) open.delete(personId);
  };
  let finish = () => {};
  const end = () => {
    forget();
    finish();
  };
  // Refused here, before there is a stream, is whoever may not hear.
  let tell = () => {};
  stops.push(hear(() => tell()));
  own.add(end);
  open.set(personId, own);
  return new ReadableStream({
    start(controller) {
      let due: NodeJS.Timeout | undefined;
      tell = () => {
        due ??= setTimeout(() => {
          due = undefined;
          controller.enqueue(EVENT);
        }, GATHER_MS);
      };
      finish = () => controller.close();
      const beat = setInterval(() => controller.enqueue(BEAT), BEAT_MS);
      const life = setTimeout(end, LIFE_MS);
      stops.push(() => {
        clearTimeout(due);
        clearInterval(beat);
        clearTimeout(life);
      });
      controller.enqueue(BEAT);
    },
    cancel: forget,
  });
}

/** Ends every stream: the process goes down, and the browsers ask the next one. */
export function endStreams(): void {
  for (const streams of [...open.values()]) for (const end of [...streams]) end();
}
