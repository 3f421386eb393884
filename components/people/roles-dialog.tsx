"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { needsCode, StepUpFor } from "#components/form/step-up-for.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { rolesGivenByTwo, type StaffMember } from "#server/domain/identity/staff.ts";
import { RoleChoice } from "./role-choice.tsx";

/** Other roles for somebody; it says beforehand whether a second person has to agree. */
export function RolesDialog({ one, onClose }: { one: StaffMember; onClose: () => void }) {
  const t = useTranslations("console.people");
  const [roles, setRoles] = useState(one.roles);
  const change = useMutation(useTRPC().people.changeRoles.mutationOptions({ onSuccess: onClose }));
  if (needsCode(change)) return <StepUpFor change={change} />;
  const byTwo = rolesGivenByTwo(one.roles, roles).length > 0;
  return (
    <FormDialog
      title={t("changeRolesOf", { name: one.name })}
      description={t(byTwo ? "changeByTwo" : "changeAtOnce")}
      submitLabel={t(byTwo ? "askForRoles" : "changeRoles")}
      busy={change.isPending}
      error={change.error}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ personId: one.id, version: one.version, roles });
      }}
    >
      <RoleChoice chosen={roles} onChange={setRoles} />
    </FormDialog>
  );
}
