"use client";

import { useTranslations } from "next-intl";
import { usePermissions } from "#components/console/use-permissions.ts";
import { Badge } from "#components/ui/badge.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { FirmwareRelease } from "#server/domain/devices/firmware/views.ts";
import type { ModelFile } from "#server/domain/devices/prices/views.ts";
import { WithdrawFirmwareButton } from "./withdraw-firmware-button.tsx";

/** Releases of a model, the newest version first, each with what it is to the model's terminals. */
export function FirmwareTable({ file: { model, firmware } }: { file: ModelFile }) {
  const t = useTranslations("console.models.firmware");
  const words = useTranslations("console.models");
  const may = usePermissions();
  const running = new Map(firmware.running.map(({ version, terminals }) => [version, terminals]));
  const marksOf = ({ version, mandatory, withdrawnAt }: FirmwareRelease) => [
    ...(version === model.minimumFirmware ? (["minimum"] as const) : []),
    ...(version === model.targetFirmware ? (["target"] as const) : []),
    ...(mandatory ? (["mandatory"] as const) : []),
    ...(withdrawnAt === null ? [] : (["withdrawn"] as const)),
  ];
  const columns: Column<FirmwareRelease>[] = [
    {
      id: "version",
      header: t("version"),
      cell: ({ version }) => <span className="figures font-medium">{version}</span>,
      text: ({ version }) => version,
    },
    {
      id: "marks",
      header: t("marks"),
      cell: (release) => (
        <span className="flex flex-wrap gap-1 max-sm:justify-end">
          {marksOf(release).map((mark) => (
            <Badge key={mark} tone={TONES[mark]}>
              {t(mark)}
            </Badge>
          ))}
        </span>
      ),
      text: (release) =>
        marksOf(release)
          .map((mark) => t(mark))
          .join(" / "),
    },
    {
      id: "running",
      header: t("running"),
      numeric: true,
      cell: ({ version }) => running.get(version) ?? 0,
      text: ({ version }) => running.get(version) ?? 0,
    },
    {
      id: "released",
      header: t("releasedOn"),
      cell: ({ releasedOn }) => <span className="figures whitespace-nowrap">{releasedOn}</span>,
      text: ({ releasedOn }) => releasedOn,
    },
    {
      id: "note",
      header: t("note"),
      cell: ({ note }) => (note === "" ? "–" : <span className="whitespace-pre-line">{note}</span>),
      text: ({ note }) => note,
    },
    {
      id: "by",
      header: t("recordedBy"),
      cell: ({ recordedBy }) => recordedBy ?? "–",
      text: ({ recordedBy }) => recordedBy,
    },
  ];
  const actions: Column<FirmwareRelease> = {
    id: "actions",
    header: words("actions"),
    cell: (release) =>
      release.withdrawnAt === null &&
      release.version !== model.minimumFirmware &&
      release.version !== model.targetFirmware && (
        <WithdrawFirmwareButton modelCode={model.code} version={release.version} />
      ),
  };
  return (
    <DataTable
      label={t("title")}
      items={firmware.releases}
      keyOf={({ version }) => version}
      columns={may("firmware:write") ? [...columns, actions] : columns}
      csvName="firmware"
    />
  );
}

const TONES = { minimum: "neutral", target: "accent", mandatory: "warn", withdrawn: "danger" } as const;
