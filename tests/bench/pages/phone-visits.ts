import type { Browser, BrowserContext } from "@playwright/test";
import { z } from "zod";
import { madeUpMobile } from "../../support/browser/made-up-people.ts";
import { signInByRequest } from "../../support/browser/sign-in-by-request.ts";

export const PHONE = { viewport: { width: 390, height: 844 }, locale: "zh-CN" };

/** A page as somebody opens it. */
export interface Visit {
  name: string;
  url: string;
  /** Who asks; empty for a stranger. */
  cookie: string;
}

/** A redirect would be measured in the page's place; a page may add its own state to its address. */
export function isOn(visit: Omit<Visit, "name">, address: string): boolean {
  return new URL(address).pathname === new URL(visit.url).pathname;
}

const PUBLIC = ["/", "/fees", "/sign-in"];
const application = z.object({ id: z.string(), version: z.int() });
const answer = z.object({ result: z.object({ data: application }) });

/** The public pages for a stranger, then every screen of an application for the applicant it belongs to. */
export async function phoneVisits(browser: Browser, portalUrl: string): Promise<Visit[]> {
  const context = await browser.newContext({ ...PHONE, baseURL: portalUrl });
  try {
    await signInByRequest(context.request, madeUpMobile());
    const { id, steps } = await startDraft(context);
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    return [
      ...PUBLIC.map((path) => ({ name: path, url: portalUrl + path, cookie: "" })),
      { name: "/apply", url: `${portalUrl}/apply`, cookie },
      ...steps.map((step) => ({
        name: `/apply, ${step}`,
        url: `${portalUrl}/apply/${id}?step=${step}`,
        cookie,
      })),
    ];
  } finally {
    await context.close();
  }
}

/** A draft of the kind that is asked the most: an enterprise has owners, too. */
async function startDraft(context: BrowserContext): Promise<{ id: string; steps: readonly string[] }> {
  const change = async (procedure: string, data: object) => {
    const response = await context.request.post(`/api/trpc/applications.${procedure}`, { data });
    if (!response.ok()) throw new Error(`${procedure}: ${response.status()} ${await response.text()}`);
    return answer.parse(await response.json()).result.data;
  };
  const { id, version } = await change("start", {});
  const answers = { kind: "enterprise", product: "traditional_pos" };
  await change("saveGroup", { applicationId: id, group: "start", answers, version });
  return {
    id,
    steps: ["start", "person", "business", "owners", "settlement", "store", "documents", "review"],
  };
}
