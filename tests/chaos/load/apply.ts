import { type DemoApplicant, demoAnswers } from "#server/demo/demo-applicants.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import type { WebClient } from "#tests/support/portal/web-client.ts";
import { ask, refuse } from "../ask.ts";
import { type Load, mutate, pause, query } from "./load.ts";

const TUS = { "tus-resumable": "1.0.0" };

/** Applies for one shop, looking after every step at how far it came, and tells when it is a merchant. */
export async function apply(
  load: Load,
  client: WebClient,
  shop: { n: number; photo: Buffer },
): Promise<void> {
  const of = applicantOf(shop.n);
  let noted = "";
  while (!load.isOver()) {
    const view = await ownApplication(load, client);
    if (view !== undefined && view.status !== noted && view.status !== "draft") {
      noted = view.status;
      load.journal.note({ what: "application", applicationId: view.id, status: view.status });
    }
    if (view?.status === "draft") await fill(load, client, { of, view, photo: shop.photo });
    if (view?.merchantId) {
      load.waiting.push({ merchantId: view.merchantId });
      return;
    }
    await pause(100);
  }
}

async function ownApplication(load: Load, client: WebClient): Promise<ApplicationView | undefined> {
  const mine = await query<{ id: string }[]>(load, client, "applications.mine");
  if (mine === undefined) return undefined;
  const [latest] = mine;
  if (latest === undefined) return mutate<ApplicationView>(load, client, "applications.start");
  return query<ApplicationView>(load, client, "applications.get", { applicationId: latest.id });
}

interface Draft {
  of: DemoApplicant;
  view: ApplicationView;
  photo: Buffer;
}

/** As far as it comes: what a broken connection leaves undone is done the next time. */
async function fill(load: Load, client: WebClient, { of, view, photo }: Draft): Promise<void> {
  let now = view;
  for (const [group, answers] of demoAnswers(of)) {
    const { id: applicationId, version } = now;
    const saved = await mutate<ApplicationView>(load, client, "applications.saveGroup", {
      applicationId,
      version,
      group,
      answers,
    });
    if (saved === undefined) return;
    now = saved;
  }
  for (const slot of now.documentSlots) {
    if (now.documents.some((document) => document.slot === slot)) continue;
    if (!(await upload(load, client, { applicationId: now.id, slot, photo }))) return;
  }
  const whole = await query<ApplicationView>(load, client, "applications.get", { applicationId: now.id });
  if (whole === undefined || whole.status !== "draft") return;
  await mutate(load, client, "applications.submit", { applicationId: whole.id, version: whole.version });
}

async function upload(
  { journal }: Load,
  client: WebClient,
  { applicationId, slot, photo }: { applicationId: string; slot: string; photo: Buffer },
): Promise<boolean> {
  const metadata = Object.entries({ application: applicationId, slot, filename: `${slot}.jpg` })
    .map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`)
    .join(",");
  const headers = { ...TUS, "upload-length": String(photo.length), "upload-metadata": metadata };
  const opened = await ask(journal, "upload", () => client.send("/api/uploads", { method: "POST", headers }));
  if (opened === undefined) return false;
  if (opened.status !== 201) {
    if (opened.status !== 409) refuse(journal, "upload", opened);
    return false;
  }
  const sent = await ask(journal, "upload", () =>
    client.send(opened.headers.get("location") ?? "", {
      method: "PATCH",
      headers: { ...TUS, "upload-offset": "0", "content-type": "application/offset+octet-stream" },
      body: new Uint8Array(photo),
    }),
  );
  return sent?.status === 204;
}

/** Nobody of the demo's: its numbers end below 200. */
function applicantOf(n: number): DemoApplicant {
  const mobile = `1360000${String(n).padStart(4, "0")}`;
  const shop = `混沌小店第${n}号`;
  return { mobile, name: "张混沌", shop, kind: "micro", product: "shoukuanbao", target: "approved" };
}

export const mobileOf = (n: number) => applicantOf(n).mobile;
