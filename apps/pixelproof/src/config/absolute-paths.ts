import { resolve } from "node:path";

type Settings = Readonly<Record<string, unknown>>;

/** Quality settings, not yet validated, whose paths are meant from `folder`, with these paths made absolute. */
export function absolutePaths(settings: Settings, folder: string): Settings {
  const { srModel } = settings;
  if (typeof srModel !== "string" || srModel === "") return settings;
  return { ...settings, srModel: resolve(folder, srModel) };
}
