"use client";

import { MoneyNow } from "./money-now.tsx";
import { MonthStatement } from "./month-statement.tsx";
import { OwnAccounts } from "./own-accounts.tsx";

/** Did the money come, how much, and why that much: what a shopkeeper asks every day. */
export function OwnMoney({ merchantId }: { merchantId: string }) {
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
      <MoneyNow merchantId={merchantId} />
      <div className="lg:row-span-2">
        <MonthStatement merchantId={merchantId} />
      </div>
      <OwnAccounts merchantId={merchantId} />
    </div>
  );
}
