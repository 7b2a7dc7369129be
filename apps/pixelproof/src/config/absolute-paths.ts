import { resolve } from "node:path";

type Settings = Readonly<Record<string, unknown>>;

/** Quality settings, not yet validated, whose paths are meant from `folder`, with these paths made absolute. */
export function absolutePaths(settings: Settings, folder: string): Settings {
  const { srModel, segmentModel } = settings;
  return {
    ...settings,
    ...(isText(srModel) && { srModel: resolve(folder, srModel) }),
    // A segmenter's model may be named; its manifest is a path.
    ...(isText(segmentModel) && segmentModel.endsWith(".json") && { segmentModel: resolve(folder, segmentModel) }),
  };
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
