import { html, type Markup } from "#server/markup.ts";
import { CONTROL_WORDS } from "./control-words.ts";
import type { DashboardReader } from "./dashboard-frame.ts";
import { DASHBOARD_WORDS } from "./dashboard-words.ts";

export interface ControlField {
  name: string;
  /** What it may be, where that is a choice; a number or a text otherwise. */
  options?: readonly string[];
  isNumber?: boolean;
  isRequired?: boolean;
}

/** A form for one test control: it sends what the control's own route takes, and comes back to where it stood. */
export function controlForm(
  reader: DashboardReader,
  { name, path }: { name: string; path: string },
  { back, fields }: { back: string; fields: readonly ControlField[] },
): Markup {
  const words = CONTROL_WORDS[reader.language];
  const text = words.texts[name];
  return html`<form class="control" method="post" action="/dashboard/controls${path}?lang=${reader.language}">
<input type="hidden" name="back" value="${back}">${text === undefined ? null : html`<p class="note">${text}</p>`}
${fields.length === 0 ? null : html`<div class="fields">${fields.map((field) => fieldOf(reader, name, field))}</div>`}
<button class="quiet">${words.titles[name] ?? name}</button></form>`;
}

function fieldOf({ language }: DashboardReader, control: string, field: ControlField): Markup {
  const id = `${control}-${field.name}`;
  const label = html`<label for="${id}">${CONTROL_WORDS[language].fields[field.name] ?? field.name}</label>`;
  const required = field.isRequired ? html` required` : null;
  if (field.options === undefined) {
    const mode = field.isNumber ? html` inputmode="numeric" pattern="[0-9]*"` : null;
    return html`<p class="field">${label}<input id="${id}" name="${field.name}"${mode}${required} maxlength="100" autocomplete="off"></p>`;
  }
  const blank = html`<option value="">${DASHBOARD_WORDS[language].asDefault}</option>`;
  const options = field.options.map((option) => html`<option value="${option}">${option}</option>`);
  return html`<p class="field">${label}<select id="${id}" name="${field.name}">${blank}${options}</select></p>`;
}
