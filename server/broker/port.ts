export interface PublishOptions {
  /** Kept by the broker for subscribers that come later: a hint, never the record. */
  retain?: boolean;
  qos?: 0 | 1;
}

/**
 * The MQTT broker as the portal uses it: it wakes and delivers, and may lose everything at any time. Every
 * failure is a `BrokerError`; all of them are worth another try.
 */
export interface Broker {
  /** Resolves once the broker has taken the message over. */
  publish(topic: string, payload: string | Uint8Array, options?: PublishOptions): Promise<void>;
  /** Asks the broker to end a terminal's connection, because its access ended. */
  disconnectTerminal(terminalId: string): Promise<void>;
  isConnected(): boolean;
  close(): Promise<void>;
}

/** The broker could not be reached or did not acknowledge in time. */
export class BrokerError extends Error {
  readonly retryable = true;

  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "BrokerError";
  }
}
