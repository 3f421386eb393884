/** The demo payer's password, as the wallet page itself says. */
const PASSWORD = "123456";

/** Pays an order at the mock gateway's wallet, step by step through its pages, like a payer's phone. */
export async function payAtWallet(url: string): Promise<void> {
  const phone = openWallet(url);
  await phone.open();
  await phone.send("open", { agree: "yes" });
  await phone.send("confirm", {});
  await phone.send("pay", { password: PASSWORD });
}

export async function refuseAtWallet(url: string, reason: string): Promise<void> {
  const phone = openWallet(url);
  await phone.open();
  await phone.send("refuse", { reason });
}

function openWallet(url: string) {
  let cookie = "";
  const visit = async (address: string, init: RequestInit = {}) => {
    const response = await fetch(address, { ...init, headers: { cookie }, redirect: "manual" });
    if (response.status >= 400) throw new Error(`The wallet answered ${response.status}`);
    cookie = response.headers.get("set-cookie")?.split(";", 1)[0] ?? cookie;
  };
  return {
    open: () => visit(url),
    send: (verb: string, form: Record<string, string>) =>
      visit(`${url}/${verb}`, { method: "POST", body: new URLSearchParams(form) }),
  };
}
