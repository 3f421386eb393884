import { timingSafeEqual } from "node:crypto";
import { createServer, type Socket } from "node:net";
import { Aedes, type AedesOptions, type AuthenticateError, type Client } from "aedes";
import { DISCONNECT_TOPIC, isTerminalId } from "../topics.ts";
import { isPortalClient, mayPublish, mayReceive, maySubscribe, type Principal } from "./access.ts";

/** Until when a terminal's token holds (Unix ms), null when it does not; throws when that cannot be found out. */
export type TokenCheck = (terminalId: string, token: string) => Promise<number | null>;

export interface EmbeddedBrokerSettings {
  host: string;
  port: number;
  portalPassword: string;
  checkToken: TokenCheck;
  log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
  /** How often each open connection's token is checked again. */
  recheckMs?: number;
}

export interface EmbeddedBroker {
  port: number;
  stop: () => Promise<void>;
}

const BAD_CREDENTIALS = 4;
const UNAVAILABLE = 3;
const PROTOCOL_3_1_1 = 4;
/** A CONNACK with return code 1. */
const UNACCEPTABLE_VERSION = Buffer.from([0x20, 0x02, 0x00, 0x01]);
const RECHECK_MS = 30_000;

interface Connection {
  principal: Principal;
  token: string;
  timer: NodeJS.Timeout | undefined;
}

/** Who is connected; the terminals by id, so that one can be cut off. */
interface Roster {
  connections: WeakMap<Client, Connection>;
  terminals: Map<string, Client>;
}

/** The default broker: aedes, open to the portal and to terminals with a valid token. */
export async function startEmbeddedBroker(settings: EmbeddedBrokerSettings): Promise<EmbeddedBroker> {
  const roster: Roster = { connections: new WeakMap(), terminals: new Map() };
  const broker = await Aedes.createBroker({
    // A frozen subscriber is dropped after this long; until then it holds up the others.
    drainTimeout: 8_000,
    connectTimeout: 10_000,
    maxClientsIdLength: 64,
    ...admission(settings, roster),
    ...topicRules(settings, roster),
  });
  followConnections(broker, settings, roster);
  const server = createServer((socket: Socket) => void broker.handle(socket));
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

function admission(
  settings: EmbeddedBrokerSettings,
  roster: Roster,
): Pick<AedesOptions, "preConnect" | "authenticate"> {
  return {
    preConnect: (client, packet, done) => {
      const known = packet.protocolVersion === PROTOCOL_3_1_1;
      if (known) return done(null, true);
      // Said before the connection ends (MQTT 3.1.1, 3.1.2.2), so that a newer client tries the older version.
      client.conn.write(UNACCEPTABLE_VERSION, () =>
        done(new Error("Only MQTT 3.1.1 is spoken here."), false),
      );
    },
    authenticate: (client, username, password, done) => {
      authenticate(settings, client.id, { username: username ?? "", password: password?.toString() ?? "" })
        .then((connection) => {
          if (connection === null) return done(refusal(BAD_CREDENTIALS), false);
          roster.connections.set(client, connection);
          return done(null, true);
        })
        .catch((error: unknown) => {
          settings.log.warn({ err: error, clientId: client.id }, "token could not be checked");
          done(refusal(UNAVAILABLE), false);
        });
    },
  };
}

function topicRules(
  settings: EmbeddedBrokerSettings,
  { connections, terminals }: Roster,
): Pick<AedesOptions, "authorizePublish" | "authorizeSubscribe" | "authorizeForward" | "published"> {
  const principalOf = (client: Client) => connections.get(client)?.principal;
  return {
    authorizePublish: (client, packet, done) => {
      const allowed = client === null || mayPublish(principalOf(client), packet);
      if (!allowed) settings.log.warn({ clientId: client.id, topic: packet.topic }, "publish refused");
      done(allowed ? null : new Error("This topic is not yours to publish."));
    },
    authorizeSubscribe: (client, subscription, done) => {
      const allowed = maySubscribe(principalOf(client), subscription.topic);
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

async function authenticate(
  settings: EmbeddedBrokerSettings,
  clientId: string,
  given: { username: string; password: string },
): Promise<Connection | null> {
  if (isPortalClient(clientId, given.username)) {
    const same = sameText(given.password, settings.portalPassword);
    return same ? { principal: { kind: "portal" }, token: "", timer: undefined } : null;
  }
  if (given.username !== clientId || !isTerminalId(clientId)) return null;
  const expiresAt = await settings.checkToken(clientId, given.password);
  if (expiresAt === null) return null;
  const principal: Principal = { kind: "terminal", terminalId: clientId, expiresAt };
  return { principal, token: given.password, timer: undefined };
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

function refusal(returnCode: AuthenticateError["returnCode"]): AuthenticateError {
  return Object.assign(new Error("Not authorised."), { returnCode });
}

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
