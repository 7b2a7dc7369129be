import type { Host, MetricCapabilities, Registered } from "@pixelproof/core";
import { visible } from "./visible.ts";
import { wrap } from "./wrap.ts";

/** The plugins of a host for a person to read, by kind, in lines of at most `columns` letters where words allow it. */
export function pluginList(host: Host, columns: number): string {
  const facts = new Map<Registered, string[]>(
    host.list("metric").map((metric) => [metric, factsOf(metric.capabilities)]),
  );
  const all = host.list();
  const indent = Math.max(0, ...all.map(({ id }) => visible(id).length)) + 4;
  const kinds = new Set(all.map(({ kind }) => kind));
  return Array.from(kinds, (kind) => {
    const entries = all.filter((entry) => entry.kind === kind);
    return [visible(kind), ...entries.map((entry) => block(entry, facts.get(entry) ?? [], indent, columns))].join("\n");
  }).join("\n\n");
}

/** One plugin: its id, and beside it what it is and where it comes from. */
function block(entry: Registered, facts: readonly string[], indent: number, columns: number): string {
  const { id, source, plugin, options } = entry;
  const texts = [plugin.description ?? "", ...facts, optionsInWords(options), source ?? ""].filter(
    (text) => text !== "",
  );
  const lines = texts.flatMap((text) => wrap(visible(text), columns - indent));
  const [first = "", ...rest] = lines;
  return [`  ${visible(id)}`.padEnd(indent) + first, ...rest.map((line) => " ".repeat(indent) + line)]
    .join("\n")
    .trimEnd();
}

/** The options in force, by name; those of a group behind its name and a dot. */
function optionsInWords(options: unknown): string {
  const words = settings(options, "");
  return words.length === 0 ? "" : `options ${words.join(", ")}`;
}

const settings = (options: unknown, group: string): string[] =>
  Object.entries(typeof options === "object" && options !== null ? options : {}).flatMap(([name, value]) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? settings(value, `${group}${name}.`)
      : [`${group}${name} ${JSON.stringify(value)}`],
  );

/** What one has to know to read a metric's figure. */
function factsOf({ range, unit, better, validatedAgainst = "nothing that it names" }: MetricCapabilities): string[] {
  return [
    `range ${rangeInWords(range)}, ${unit === "" ? "no unit" : `in ${unit}`}; ${better} is better`,
    `validated against ${validatedAgainst}`,
  ];
}

function rangeInWords([low, high]: MetricCapabilities["range"]): string {
  if (low !== null && high !== null) return `${low} to ${high}`;
  if (low !== null) return `${low} and up`;
  return high === null ? "without bounds" : `up to ${high}`;
}
