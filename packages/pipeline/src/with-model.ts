import type { Kind, Plugin, Registration } from "@pixelproof/core";

type Given = Plugin | Registration;

/** What settings say of a plugin. */
export interface Said {
  readonly kind: Kind;
  readonly id: string;
  readonly model: string | undefined;
  /** Whether it may download what it lacks. */
  readonly download?: boolean;
}

/** The plugins, that of a kind and id with its options `model` and `download` as settings say, before those of its own. */
export function withModel(
  plugins: readonly Given[],
  { kind, id: wanted, model, download = false }: Said,
): readonly Given[] {
  const said = { ...(model !== undefined && { model }), ...(download && { download }) };
  if (Object.keys(said).length === 0) return plugins;
  return plugins.map((given) => {
    const registration = "plugin" in given ? given : { plugin: given };
    const { plugin, id = plugin.name, options } = registration;
    if (plugin.kind !== kind || id !== wanted) return given;
    return { ...registration, options: { ...asRecord(options), ...said } };
  });
}

const asRecord = (options: unknown): object => (typeof options === "object" && options !== null ? options : {});
