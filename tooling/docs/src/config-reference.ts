import { format } from "oxfmt";
import { z } from "zod";

const settingSchema = z.looseObject({
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  maximum: z.number().optional(),
  default: z.unknown().optional(),
  description: z.string().default(""),
  get items() {
    return settingSchema.optional();
  },
  get anyOf() {
    return z.array(settingSchema).optional();
  },
  get properties() {
    return z.record(z.string(), settingSchema).optional();
  },
});

type Setting = z.output<typeof settingSchema>;

const introduction = `# The config

Made from the schema that configs are validated by ([config.schema.json](../apps/pixelproof/schemas/config.schema.json)); \`npx -y pnpm@12
exec vitest run tooling/docs --update\` makes it anew. A config is \`pixelproof.config.{ts,mts,mjs,js,json,yaml,yml}\` in the working folder, or
\`--config FILE\`. The command line overrides the file, the file overrides the environment.
`;

/** The reference of the config as Markdown, from its JSON Schema: a table of what stands at the top and one a section. */
export async function configReference(jsonSchema: unknown): Promise<string> {
  const all = Object.entries(settingSchema.parse(jsonSchema).properties ?? {}).filter(([name]) => name !== "$schema");
  const sections = all.filter(([, { properties }]) => properties !== undefined);
  const entry = all.find(([name]) => name === "plugins")?.[1].items?.properties ?? {};
  const parts = [
    introduction,
    table("At the top", Object.fromEntries(all.filter(([, { properties }]) => properties === undefined))),
    table("An entry of `plugins`", entry),
    ...sections.map(([name, { properties = {} }]) => table(`\`${name}\``, properties, name === "quality")),
  ];
  const { code } = await format("config.md", parts.join("\n"), { printWidth: 120 });
  return code;
}

function table(title: string, settings: Readonly<Record<string, Setting>>, fromEnvironment = false): string {
  const columns = ["setting", ...(fromEnvironment ? ["environment"] : []), "values", "default", "meaning"];
  const rows = Object.entries(settings).map(([name, setting]) => [
    `\`${name}\``,
    ...(fromEnvironment ? [`\`QUALITY_${name.replaceAll(/[A-Z]/g, "_$&").toUpperCase()}\``] : []),
    values(setting),
    setting.default === undefined ? "" : `\`${JSON.stringify(setting.default)}\``,
    setting.description,
  ]);
  const lines = [columns, columns.map(() => "---"), ...rows].map((cells) => `| ${cells.map(inCell).join(" | ")} |`);
  return `## ${title}\n\n${lines.join("\n")}\n`;
}

const inCell = (text: string): string => text.replaceAll("|", String.raw`\|`);

/** What a setting may be, in words. */
function values({ type, const: only, enum: some, pattern, items, anyOf, ...bounds }: Setting): string {
  if (anyOf) return anyOf.map((one) => values(one)).join(", or ");
  if (only !== undefined) return `\`${JSON.stringify(only)}\``;
  if (some) return some.map((value) => `\`${JSON.stringify(value)}\``).join(", ");
  if (pattern !== undefined) return `a text like \`${pattern}\``;
  if (type === "array")
    return items?.properties ? "a list of entries" : `a list of ${values(items ?? { description: "" })}`;
  if (type === "integer" || type === "number")
    return `${type === "integer" ? "a whole number" : "a number"}${within(bounds)}`;
  return type === "string" ? "text" : (type ?? "anything");
}

function within({ minimum, exclusiveMinimum, maximum }: Partial<Setting>): string {
  const low = minimum === undefined ? undefined : `from ${minimum}`;
  const above = exclusiveMinimum === undefined ? undefined : `above ${exclusiveMinimum}`;
  const high = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? undefined : `to ${maximum}`;
  const words = [low ?? above, high].filter((word) => word !== undefined);
  return words.length === 0 ? "" : `, ${words.join(" ")}`;
}
