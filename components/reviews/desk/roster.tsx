"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePermissions } from "#components/console/use-permissions.ts";
import { FormProblem } from "#components/form/form-problem.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Input, Select } from "#components/ui/input.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import { CellLabel } from "#components/ui/tables/cell-label.tsx";
import { Table, Td, Th, Tr } from "#components/ui/tables/table.tsx";
import type { Colleague } from "#server/domain/reviews/roster.ts";

/** Who works at the desk: tier, how many cases at most, who is away; each says for themselves until when. */
export function Roster() {
  const t = useTranslations("console.desk");
  const trpc = useTRPC();
  const colleagues = useQuery(trpc.desk.colleagues.queryOptions());
  const heads = ["name", "tier", "cap", "takes", "active", "away"] as const;
  return (
    <div className="grid gap-4">
      <Absence />
      <QueryView query={colleagues}>
        {(all) => (
          <Table label={t("roster")} stacked>
            <thead>
              <tr>
                {heads.map((head) => (
                  <Th key={head}>{t(head)}</Th>
                ))}
              </tr>
            </thead>
            <tbody>
              {all.map((one) => (
                <Member key={one.id} one={one} />
              ))}
            </tbody>
          </Table>
        )}
      </QueryView>
    </div>
  );
}

function Member({ one }: { one: Colleague }) {
  const t = useTranslations("console.desk");
  const may = usePermissions()("desk_rule:write");
  const set = useMutation(useTRPC().desk.setMember.mutationOptions());
  const { id: personId, version, tier, cap, takesCases } = one;
  const change = (changes: Partial<Pick<Colleague, "tier" | "cap" | "takesCases">>) =>
    set.mutate({ personId, version, tier, cap, takesCases, ...changes });
  const choose = (what: "tier" | "cap", of: readonly number[]) => (
    <Td>
      <CellLabel>{t(what)}</CellLabel>
      {may ? (
        <Select
          aria-label={t("ofMember", { what: t(what), name: one.name })}
          value={one[what]}
          onChange={(event) => change({ [what]: Number(event.target.value) })}
          className="w-auto"
        >
          {of.map((value) => (
            <option key={value}>{value}</option>
          ))}
        </Select>
      ) : (
        one[what]
      )}
    </Td>
  );
  return (
    <Tr>
      <Td>
        {one.name}
        <FormProblem error={set.error} />
      </Td>
      {choose("tier", TIERS)}
      {choose(
        "cap",
        [...new Set([...CAPS, cap])].sort((a, b) => a - b),
      )}
      <Td>
        <CellLabel>{t("takes")}</CellLabel>
        {may ? (
          <Button
            variant="ghost"
            aria-pressed={takesCases}
            onClick={() => change({ takesCases: !takesCases })}
          >
            {t(takesCases ? "yes" : "no")}
          </Button>
        ) : (
          t(takesCases ? "yes" : "no")
        )}
      </Td>
      <Td numeric>
        <CellLabel>{t("active")}</CellLabel>
        {one.active}
      </Td>
      <Td>
        <CellLabel>{t("away")}</CellLabel>
        {one.awayUntil === null ? "–" : <AbsoluteDate at={one.awayUntil} />}
      </Td>
    </Tr>
  );
}

const TIERS = [1, 2];
const CAPS = [5, 10, 20, 30, 50];

/** Midnight of Asia/Shanghai after the last day of an absence. */
const endOf = (day: string) => new Date(`${day}T23:59:59+08:00`).toISOString();

function Absence() {
  const t = useTranslations("console.desk");
  const [day, setDay] = useState("");
  const away = useMutation(useTRPC().desk.setAbsence.mutationOptions());
  return (
    <Panel title={t("ownAbsence")}>
      <FormProblem error={away.error} />
      <div className="flex flex-wrap items-center gap-3 text-sm">
        <span className="w-44">
          <Input
            type="date"
            aria-label={t("lastDay")}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        </span>
        <Button
          variant="secondary"
          disabled={day === ""}
          busy={away.isPending}
          onClick={() => away.mutate({ until: endOf(day) })}
        >
          {t("setAway")}
        </Button>
        <Button variant="ghost" onClick={() => away.mutate({ until: null })}>
          {t("isBack")}
        </Button>
      </div>
    </Panel>
  );
}
