"use client";

import { Cpu } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePermissions } from "#components/console/use-permissions.ts";
import { Alert } from "#components/ui/alert.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { compareFirmware } from "#server/domain/devices/firmware/compare-firmware.ts";
import { floorOf } from "#server/domain/devices/firmware/wanted.ts";
import type { ModelFile } from "#server/domain/devices/prices/views.ts";
import { FirmwareTable } from "./firmware-table.tsx";
import { RecordFirmwareButton } from "./record-firmware-button.tsx";
import { SetFirmwareButton } from "./set-firmware-button.tsx";

/** What was released for a model, what its terminals are to run, and what they say that they run. */
export function FirmwarePanel({ file }: { file: ModelFile }) {
  const t = useTranslations("console.models.firmware");
  const may = usePermissions();
  const { model, firmware } = file;
  const floor = floorOf(firmware.releases);
  const known = new Set(firmware.releases.map(({ version }) => version));
  const unrecorded = firmware.running.filter(({ version }) => !known.has(version));
  return (
    <section className="grid grid-cols-1 gap-3">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-base">{t("title")}</h2>
        {may("firmware:write") && (
          <p className="flex flex-wrap gap-2">
            <RecordFirmwareButton modelCode={model.code} />
            <SetFirmwareButton file={file} />
          </p>
        )}
      </header>
      {floor !== null && compareFirmware(model.minimumFirmware, floor) < 0 && (
        <Alert tone="warn">{t("floor", { floor, minimum: model.minimumFirmware })}</Alert>
      )}
      {firmware.releases.length === 0 ? (
        <EmptyState icon={Cpu} title={t("empty")}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <FirmwareTable file={file} />
      )}
      {unrecorded.length > 0 && (
        <Alert title={t("unrecorded")}>
          {unrecorded.map(({ version, terminals }) => (
            <span key={version} className="figures block">
              {t("unrecordedLine", { version, count: terminals })}
            </span>
          ))}
        </Alert>
      )}
    </section>
  );
}
