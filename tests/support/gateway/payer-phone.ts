import type { TestGateway } from "./mock-gateway.ts";

/** A payer's browser: keeps the cookie, follows the redirect of a form. */
export function payerPhone(gateway: Pick<TestGateway, "url">, language = "en") {
  let cookie = "";
  const visit = async (address: string, init: RequestInit = {}) => {
    const response = await fetch(`${gateway.url}${address}`, {
      ...init,
      headers: { cookie },
      redirect: "manual",
    });
    cookie = response.headers.get("set-cookie")?.split(";", 1)[0] ?? cookie;
    return response;
  };
  const post = (path: string, form: Record<string, string>) =>
    visit(`${path}?lang=${language}`, { method: "POST", body: new URLSearchParams(form) });
  const open = (orderId: string) => visit(`/wallet/${orderId}?lang=${language}`);
  return {
    open,
    /** The page of an order, as text. */
    read: async (orderId: string) => (await open(orderId)).text(),
    /** Sends one step, and reads what the order's page then says. */
    send: async (orderId: string, verb: string, form: Record<string, string> = {}) => {
      await post(`/wallet/${orderId}/${verb}`, form);
      return (await open(orderId)).text();
    },
    /** Any page that is no order's. */
    visit,
    post,
    /** Makes a payer of the preset, whose phone this is from then on. */
    become: (preset: string) => post("/wallet/payers", { preset }),
    payerId: () => /^payer=(.+)$/.exec(cookie)?.[1] ?? "",
  };
}

export type PayerPhone = ReturnType<typeof payerPhone>;

/** Sends the payers' editor of this phone's payer with some fields changed; null leaves one out, as an empty box does. */
export async function editPayer(
  phone: PayerPhone,
  changes: Record<string, string | null>,
): Promise<Response> {
  const address = `/wallet/payers/${phone.payerId()}`;
  const fields = { ...fieldsIn(await (await phone.visit(address)).text()), ...changes };
  const sent = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== null);
  return phone.post(address, Object.fromEntries(sent));
}

/** The values of a page's form, as its browser would send them. */
function fieldsIn(page: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [tag] of page.matchAll(/<input [^>]*>/g)) {
    const name = / name="([^"]+)"/.exec(tag)?.[1] ?? "";
    const isOff = /type="(checkbox|radio)"/.test(tag) && !tag.includes(" checked");
    if (!isOff) fields[name] = / value="([^"]*)"/.exec(tag)?.[1] ?? "";
  }
  for (const [, name = "", options = ""] of page.matchAll(
    /<select [^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/g,
  )) {
    fields[name] =
      /value="([^"]*)" selected/.exec(options)?.[1] ?? /value="([^"]*)"/.exec(options)?.[1] ?? "";
  }
  return fields;
}
