import type { Kind, Plugin, Registration } from "@pixelproof/core";

type Given = Plugin | Registration;

/** The plugins, that of a kind and id with the model as its option `model`, before the one of its own options. */
export function withModel(
  plugins: readonly Given[],
  { kind, id: wanted, model }: { readonly kind: Kind; readonly id: string; readonly model: string | undefined },
): readonly Given[] {
  if (model === undefined) return plugins;
  return plugins.map((given) => {
    const registration = "plugin" in given ? given : { plugin: given };
    const { plugin, id = plugin.name, options } = registration;
    if (plugin.kind !== kind || id !== wanted) return given;
    return { ...registration, options: { ...asRecord(options), model } };
  });
}

const asRecord = (options: unknown): object => (typeof options === "object" && options !== null ? options : {});
