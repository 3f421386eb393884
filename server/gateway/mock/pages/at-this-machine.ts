/** Where the server writes who asks, over whatever the asker may have written there. */
export const PEER_HEADER = "x-ruwang-peer";

const NAMES = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/;
const ADDRESSES = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

/**
 * Whether somebody at this machine asks, by a name of this machine: a stranger's page could have its own name lead
 * here. What asks for no key is for nobody else.
 */
export function isAtThisMachine(request: Request): boolean {
  const peer = request.headers.get(PEER_HEADER) ?? "";
  return ADDRESSES.test(peer) && NAMES.test(new URL(request.url).hostname);
}
