/** A carrier of text messages. Sending again under the same id must not reach the phone twice. */
export interface SmsCarrier {
  send(message: { id: string; mobile: string; body: string }): Promise<void>;
}
