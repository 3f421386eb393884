"use client";

import { useTranslations } from "next-intl";
import { CheckboxLine } from "#components/ui/checkbox.tsx";
import { ROLES_BY_TWO } from "#server/domain/identity/staff.ts";
import { STAFF_ROLES, type StaffRole } from "#server/domain/permissions.ts";

interface RoleChoiceProps {
  chosen: readonly StaffRole[];
  onChange: (roles: StaffRole[]) => void;
}

/** Roles to tick; those that one person cannot give say so. */
export function RoleChoice({ chosen, onChange }: RoleChoiceProps) {
  const t = useTranslations("console.people");
  const words = useTranslations("words.role");
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{t("roles")}</legend>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {STAFF_ROLES.map((role) => (
          <CheckboxLine
            key={role}
            label={
              <>
                {words(role)}
                {ROLES_BY_TWO.includes(role) && (
                  <span className="ms-2 text-xs text-ink-soft">{t("byTwo")}</span>
                )}
              </>
            }
            checked={chosen.includes(role)}
            onChange={(ticked) =>
              onChange(STAFF_ROLES.filter((one) => (one === role ? ticked : chosen.includes(one))))
            }
            className="items-start py-2 text-sm"
          />
        ))}
      </div>
    </fieldset>
  );
}
