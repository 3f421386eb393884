import { createServer, type Socket } from "node:net";
import { Aedes, type AedesOptions, type Client, type PublishPacket } from "aedes";
import { DISCONNECT_TOPIC, parseFromTerminal } from "../topics.ts";
import { mayAskForMore, mayPublish, mayReceive, maySubscribe } from "./access.ts";
import { admission, type Connection, type TokenCheck } from "./admission.ts";
import { createFrontDoor } from "./front-door.ts";
import type { HandOver } from "./hand-over.ts";

export interface EmbeddedBrokerSettings {
  host: string;
  port: number;
  portalPassword: string;
  checkToken: TokenCheck;
  /** Takes what terminals send before it is acknowledged; without one it is acknowledged as soon as it came. */
  handOver?: HandOver;
  /** How many sockets of one address may stand here before they have shown a token. */
  socketsPerAddress: number;
  log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
  /** How often each open connection's token is checked again. */
  recheckMs?: number;
}

export interface EmbeddedBroker {
  port: number;
  stop: () => Promise<void>;
}

/** So long a socket may take until its CONNECT is whole. */
const CONNECT_TIMEOUT_MS = 5_000;
const RECHECK_MS = 30_000;

/** Who is connected; the terminals by id, so that one can be cut off. */
interface Roster {
  connections: WeakMap<Client, Connection>;
  terminals: Map<string, Client>;
}

/** The default broker: aedes, open to the portal and to terminals with a valid token. */
export async function startEmbeddedBroker(settings: EmbeddedBrokerSettings): Promise<EmbeddedBroker> {
  const roster: Roster = { connections: new WeakMap(), terminals: new Map() };
  const door = createFrontDoor(settings.socketsPerAddress);
  const broker = await Aedes.createBroker({
    // A frozen subscriber is dropped after this long; until then it holds up the others.
    drainTimeout: 8_000,
    connectTimeout: CONNECT_TIMEOUT_MS,
    maxClientsIdLength: 64,
    ...admission({
      ...settings,
      onAdmitted: (client, connection) => {
        roster.connections.set(client, connection);
        door.admit(client.conn, connection.principal);
      },
    }),
    ...topicRules(settings, roster),
  });
  followConnections(broker, settings, roster);
  const server = createServer((socket: Socket) => {
    if (door.enter(socket)) broker.handle(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(settings.port, settings.host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : settings.port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        broker.close();
      }),
  };
}

function topicRules(
  settings: EmbeddedBrokerSettings,
  { connections, terminals }: Roster,
): Pick<AedesOptions, "authorizePublish" | "authorizeSubscribe" | "authorizeForward" | "published"> {
  const principalOf = (client: Client) => connections.get(client)?.principal;
  return {
    authorizePublish: (client, packet, done) => {
      if (client === null) return done(null);
      if (!mayPublish(principalOf(client), packet)) {
        settings.log.warn({ clientId: client.id, topic: packet.topic }, "publish refused");
        return done(new Error("This topic is not yours to publish."));
      }
      // aedes acknowledges once this is done.
      handedOver(settings.handOver, packet).then(() => {
        if (!client.closed) done(null);
      }, done);
    },
    authorizeSubscribe: (client, subscription, done) => {
      const connection = connections.get(client);
      if (connection !== undefined) connection.subscriptions += 1;
      if (!mayAskForMore(connection?.principal, connection?.subscriptions ?? 1))
        return done(new Error("Too many subscriptions."));
      const allowed = maySubscribe(connection?.principal, subscription.topic);
      if (!allowed)
        settings.log.warn({ clientId: client.id, topic: subscription.topic }, "subscription refused");
      done(null, allowed ? subscription : null);
    },
    authorizeForward: (client, packet) => (mayReceive(principalOf(client), packet.topic) ? packet : null),
    published: (packet, _client, done) => {
      if (packet.topic === DISCONNECT_TOPIC) terminals.get(packet.payload.toString())?.close();
      done(null);
    },
  };
}

/** Resolves at once for what is the portal's own, or where nobody takes anything over. */
async function handedOver(handOver: HandOver | undefined, packet: PublishPacket): Promise<void> {
  const from = parseFromTerminal(packet.topic);
  if (handOver === undefined || from === null) return;
  await handOver.give({ ...from, payload: packet.payload.toString() });
}

function followConnections(broker: Aedes, settings: EmbeddedBrokerSettings, roster: Roster): void {
  const { connections, terminals } = roster;
  broker.on("clientReady", (client) => {
    const connection = connections.get(client);
    if (connection?.principal.kind !== "terminal") return;
    terminals.set(client.id, client);
    watch(settings, client, connection);
  });
  broker.on("clientDisconnect", (client) => {
    clearTimeout(connections.get(client)?.timer);
    if (terminals.get(client.id) === client) terminals.delete(client.id);
  });
  // A broken connection ends by itself; without a listener it would end the process.
  for (const event of ["clientError", "connectionError"] as const) {
    broker.on(event, (client, error) =>
      settings.log.info({ clientId: client.id, reason: error.message }, event),
    );
  }
}

/** Ends the connection when its token expires, and looks now and then whether it was revoked before that. */
function watch(settings: EmbeddedBrokerSettings, client: Client, connection: Connection): void {
  const { principal } = connection;
  if (principal.kind !== "terminal") return;
  const left = principal.expiresAt - Date.now();
  const wait = Math.max(0, Math.min(left, settings.recheckMs ?? RECHECK_MS));
  connection.timer = setTimeout(() => {
    if (Date.now() >= principal.expiresAt) return client.close();
    settings
      .checkToken(principal.terminalId, connection.token)
      .then((expiresAt) => (expiresAt === null ? client.close() : watch(settings, client, connection)))
      // Who cannot be asked is not refused: the token itself still ends at its time.
      .catch(() => watch(settings, client, connection));
  }, wait);
  connection.timer.unref();
}
