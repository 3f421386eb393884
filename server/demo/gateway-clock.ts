import { CONTROL_PATH } from "#server/gateway/mock/controls/control-path.ts";

/** Does something at another time than now by the mock gateway's clock, which its books then show. */
export type AtGatewayTime = <T>(at: Date, work: () => Promise<T>) => Promise<T>;

interface Gateway {
  url: string;
  secretKey: string;
}

export function gatewayClock({ url, secretKey }: Gateway): AtGatewayTime {
  const turn = async (seconds: number) => {
    const answer = await fetch(`${url}${CONTROL_PATH}/clock`, {
      method: "POST",
      headers: { authorization: `Bearer ${secretKey}` },
      body: new URLSearchParams({ seconds: String(seconds) }),
    });
    if (!answer.ok) throw new Error(`The gateway's clock could not be turned: ${answer.status}`);
  };
  return async (at, work) => {
    const seconds = Math.round((at.getTime() - Date.now()) / 1000);
    await turn(seconds);
    return work().finally(() => turn(-seconds));
  };
}
