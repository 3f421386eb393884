import type { Socket } from "node:net";
import { networkOf } from "#server/sender-address.ts";
import { LIMIT_OF_PORTAL, LIMIT_OF_TERMINALS, PacketDoor } from "../packet-door.ts";
import { SocketsPerAddress } from "../sockets-per-address.ts";
import type { Principal } from "./access.ts";

/** Who stands at a socket that nobody has shown anything at yet costs little: few bytes, little time, few sockets. */
export interface FrontDoor {
  /** Watches a new socket; false for one that is closed at once, because too many of its address wait already. */
  enter(socket: Socket): boolean;
  /** From here on the socket is somebody's and may send what they may. */
  admit(socket: object, principal: Principal): void;
}

interface Entered {
  door: PacketDoor;
  leave: () => void;
}

const LIMITS = { portal: LIMIT_OF_PORTAL, terminal: LIMIT_OF_TERMINALS } as const;

/** Sockets that are admitted count no more: a terminal has one connection, and a market has one address. */
export function createFrontDoor(socketsPerAddress: number): FrontDoor {
  const waiting = new SocketsPerAddress(socketsPerAddress);
  const entered = new WeakMap<object, Entered>();
  return {
    enter: (socket) => {
      const leave = waiting.enter(networkOf(socket.remoteAddress ?? "unknown"));
      if (leave === null) {
        socket.destroy();
        return false;
      }
      const door = new PacketDoor();
      entered.set(socket, { door, leave });
      socket.once("close", leave);
      watch(socket, door);
      return true;
    },
    admit: (socket, principal) => {
      const known = entered.get(socket);
      if (known === undefined) return;
      known.door.limit = LIMITS[principal.kind];
      if (principal.kind === "portal") known.door.asides = Number.POSITIVE_INFINITY;
      known.leave();
    },
  };
}

/** The broker reads by itself, a socket's buffer at a time: whatever it reads passes the door first. */
function watch(socket: Socket, door: PacketDoor): void {
  const read = socket.read.bind(socket);
  socket.read = (size?: number) => {
    const chunk: Buffer | null = read(size);
    if (chunk === null || door.admits(chunk)) return chunk;
    socket.destroy(new Error("A packet is too large, too many came, or no CONNECT came first."));
    return null;
  };
}
