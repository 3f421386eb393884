import { useTranslations } from "next-intl";
import type { MembershipView } from "#server/domain/members/views.ts";

/** What somebody is at a merchant, with the store that a cashier is of: Cashier · First store. */
export function useRoleWords(): (of: Pick<MembershipView, "role" | "storeName">) => string {
  const t = useTranslations("merchant.people.role");
  return ({ role, storeName }) => (storeName === null ? t(role) : `${t(role)} · ${storeName}`);
}
