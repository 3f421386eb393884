/** Markup that is safe to place in a page. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Insertion = string | number | Markup | readonly Markup[] | null;

/** Builds markup; every inserted string is escaped unless it is markup itself. */
export function html(parts: TemplateStringsArray, ...insertions: Insertion[]): Markup {
  return new Markup(parts.reduce((text, part, index) => text + render(insertions[index - 1] ?? null) + part));
}

function render(value: Insertion): string {
  if (value === null) return "";
  if (value instanceof Markup) return value.text;
  if (typeof value === "object") return value.map((item) => item.text).join("");
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Puts values where a text names them: `{amount}`. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
}
