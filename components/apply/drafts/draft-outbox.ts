import type { AnswerGroup, DraftAnswers } from "#server/domain/applications/answers.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import { type Clash, isSameAnswers, mergeAnswers } from "./merge-answers.ts";

/** What was typed of a group and is not with the portal yet; `base` is what the portal had when typing began. */
export interface OpenDraft {
  group: AnswerGroup;
  answers: DraftAnswers;
  base: DraftAnswers;
}

export type SaveState = "idle" | "saving" | "saved" | "offline" | "failed" | "clash";
export type SaveOutcome = "saved" | "offline" | "clash";

export interface OutboxSnapshot {
  state: SaveState;
  clash: { group: AnswerGroup; fields: readonly Clash[] } | null;
  /** Rises when answers changed other than by typing here: open forms begin anew with them. */
  epoch: number;
}

/** The portal and the device's memory, as the outbox needs them. */
export interface OutboxPort {
  current: () => ApplicationView;
  save: (draft: { group: AnswerGroup; answers: DraftAnswers; version: number }) => Promise<void>;
  refresh: () => Promise<void>;
  keep: (drafts: readonly OpenDraft[]) => void;
  /** `offline`: no answer came; `conflict`: another tab or device was faster; anything else is a bug or a refusal. */
  faultOf: (error: unknown) => "offline" | "conflict" | "other";
}

const REST_MS = 700;
const RETRY_MS = 4000;
const MAX_TRIES = 5;

/** Sends what is typed, group by group; what cannot be sent is kept and tried again, what clashes is asked about. */
export class DraftOutbox {
  readonly #port: OutboxPort;
  readonly #drafts = new Map<AnswerGroup, OpenDraft>();
  readonly #listeners = new Set<() => void>();
  #snapshot: OutboxSnapshot = { state: "idle", clash: null, epoch: 0 };
  #running: Promise<SaveOutcome> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(port: OutboxPort) {
    this.#port = port;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): OutboxSnapshot => this.#snapshot;

  /** What is typed and not sent, over what the portal has. */
  over(answers: ApplicationView["answers"]): ApplicationView["answers"] {
    return {
      ...answers,
      ...Object.fromEntries([...this.#drafts].map(([group, draft]) => [group, draft.answers])),
    };
  }

  /** Takes up what an earlier visit could not send. */
  restore(drafts: readonly OpenDraft[]): void {
    if (drafts.length === 0) return;
    for (const draft of drafts) this.#drafts.set(draft.group, draft);
    this.#set({ epoch: this.#snapshot.epoch + 1 });
    this.#schedule(0);
  }

  push(group: AnswerGroup, answers: DraftAnswers): void {
    const base = this.#drafts.get(group)?.base ?? this.#port.current().answers[group] ?? {};
    this.#drafts.set(group, { group, answers, base });
    this.#port.keep([...this.#drafts.values()]);
    this.#schedule(REST_MS);
  }

  /** Sends all that is open now. Rejects only when the portal refuses for a reason that trying again cannot mend. */
  flush(): Promise<SaveOutcome> {
    clearTimeout(this.#timer);
    this.#running ??= this.#drain().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Answers a clash, field by field. */
  decide(choices: Readonly<Record<string, "mine" | "theirs">>): Promise<SaveOutcome> {
    const { clash, epoch } = this.#snapshot;
    const draft = clash === null ? undefined : this.#drafts.get(clash.group);
    if (clash === null || draft === undefined) return this.flush();
    const theirs = this.#port.current().answers[clash.group] ?? {};
    const answers = { ...mergeAnswers(draft.base, draft.answers, theirs).merged };
    for (const { field } of clash.fields) {
      if (choices[field] === "theirs") answers[field] = theirs[field] ?? null;
    }
    this.#drafts.set(clash.group, { ...draft, answers, base: theirs });
    this.#port.keep([...this.#drafts.values()]);
    this.#set({ clash: null, epoch: epoch + 1 });
    return this.flush();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #schedule(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush().catch(() => {}), delayMs);
  }

  async #drain(): Promise<SaveOutcome> {
    if (this.#snapshot.clash !== null) return "clash";
    try {
      for (let draft = this.#first(); draft !== undefined; draft = this.#first()) {
        this.#set({ state: "saving" });
        const outcome = await this.#send(draft);
        if (outcome === "saved") continue;
        this.#set({ state: outcome });
        if (outcome === "offline") this.#schedule(RETRY_MS);
        return outcome;
      }
    } catch (error) {
      this.#set({ state: "failed" });
      throw error;
    }
    if (this.#snapshot.state !== "idle") this.#set({ state: "saved" });
    return "saved";
  }

  async #send(draft: OpenDraft): Promise<SaveOutcome> {
    const { group, base } = draft;
    for (let tries = 1; ; tries++) {
      const { answers: known, version } = this.#port.current();
      const { merged, clashes } = mergeAnswers(base, draft.answers, known[group] ?? {});
      if (clashes.length > 0) {
        this.#set({ clash: { group, fields: clashes } });
        return "clash";
      }
      try {
        await this.#port.save({ group, answers: merged, version });
        this.#sent(draft, merged);
        return "saved";
      } catch (error) {
        const fault = this.#port.faultOf(error);
        if (fault === "offline") return "offline";
        if (fault === "other" || tries >= MAX_TRIES) throw error;
      }
      try {
        await this.#port.refresh();
      } catch (error) {
        if (this.#port.faultOf(error) === "offline") return "offline";
        throw error;
      }
    }
  }

  /** What was typed while the save was on its way stays open, on top of what was saved. */
  #sent(draft: OpenDraft, merged: DraftAnswers): void {
    const { group } = draft;
    const now = this.#drafts.get(group);
    if (now === undefined || now === draft) this.#drafts.delete(group);
    else {
      const answers = mergeAnswers(draft.answers, now.answers, merged).merged;
      this.#drafts.set(group, { group, answers, base: merged });
    }
    this.#port.keep([...this.#drafts.values()]);
    if (!isSameAnswers(merged, draft.answers)) this.#set({ epoch: this.#snapshot.epoch + 1 });
  }

  #first(): OpenDraft | undefined {
    return this.#drafts.values().next().value;
  }

  #set(change: Partial<OutboxSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}
