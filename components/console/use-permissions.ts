import { useMe } from "#components/shell/me.tsx";
import type { Permission } from "#server/domain/permissions.ts";

/** Tells what to show; the portal decides again at every call. */
export function usePermissions(): (permission: Permission) => boolean {
  const me = useMe();
  return (permission) => me?.permissions.includes(permission) ?? false;
}
