/** The rows of every table below a heading of a document, as text without the marks of code. */
export function tableBelow(document: string, heading: string): string[][] {
  const [, ...sections] = `\n${document}`.split(/\n#{2,3} /);
  const section = sections.find((text) => text.split("\n")[0] === heading);
  if (section === undefined) throw new Error(`There is no heading "${heading}".`);
  const rows = section.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((row) => row.split("|").slice(1, -1).map(plain));
}

function plain(cell: string): string {
  return cell.trim().replaceAll("`", "");
}
