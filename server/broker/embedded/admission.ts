import type { AedesOptions, AuthenticateError, Client } from "aedes";
import { sameSecret } from "#server/same-secret.ts";
import { isTerminalId } from "../topics.ts";
import { isPortalClient, type Principal } from "./access.ts";

/** Until when a terminal's token holds (Unix ms), null when it does not; throws when that cannot be found out. */
export type TokenCheck = (terminalId: string, token: string) => Promise<number | null>;

export interface Connection {
  principal: Principal;
  token: string;
  /** Filters that it has asked for, granted or not. */
  subscriptions: number;
  timer: NodeJS.Timeout | undefined;
}

export interface AdmissionSettings {
  portalPassword: string;
  checkToken: TokenCheck;
  log: { warn(fields: object, message: string): void };
  /** Called once a client has shown who it is, before it is told. */
  onAdmitted: (client: Client, connection: Connection) => void;
}

const BAD_CREDENTIALS = 4;
const UNAVAILABLE = 3;
const PROTOCOL_3_1_1 = 4;
/** A CONNACK with return code 1. */
const UNACCEPTABLE_VERSION = Buffer.from([0x20, 0x02, 0x00, 0x01]);

/** Who may connect: the portal by its password, and terminals by their token. */
export function admission(settings: AdmissionSettings): Pick<AedesOptions, "preConnect" | "authenticate"> {
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
          settings.onAdmitted(client, connection);
          return done(null, true);
        })
        .catch((error: unknown) => {
          settings.log.warn({ err: error, clientId: client.id }, "token could not be checked");
          done(refusal(UNAVAILABLE), false);
        });
    },
  };
}

async function authenticate(
  settings: AdmissionSettings,
  clientId: string,
  given: { username: string; password: string },
): Promise<Connection | null> {
  if (isPortalClient(clientId, given.username)) {
    const same = sameSecret(given.password, settings.portalPassword);
    return same ? connectionOf({ kind: "portal" }, "") : null;
  }
  if (given.username !== clientId || !isTerminalId(clientId)) return null;
  const expiresAt = await settings.checkToken(clientId, given.password);
  if (expiresAt === null) return null;
  return connectionOf({ kind: "terminal", terminalId: clientId, expiresAt }, given.password);
}

const connectionOf = (principal: Principal, token: string): Connection => ({
  principal,
  token,
  subscriptions: 0,
  timer: undefined,
});

function refusal(returnCode: AuthenticateError["returnCode"]): AuthenticateError {
  return Object.assign(new Error("Not authorised."), { returnCode });
}
