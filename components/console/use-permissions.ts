import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "#components/api/trpc.ts";
import type { Permission } from "#server/domain/permissions.ts";

/** Tells what to show; the portal decides again at every call. */
export function usePermissions(): (permission: Permission) => boolean {
  const trpc = useTRPC();
  const me = useQuery(trpc.identity.me.queryOptions(undefined, { staleTime: 60_000 }));
  return (permission) => me.data?.permissions.includes(permission) ?? false;
}
