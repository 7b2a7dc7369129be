import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

/** The folder of real photographs and reference vectors beside the checkout. It is not part of the repository. */
export const dataFolder = fileURLToPath(new URL("../../../../shared/data", import.meta.url));

/** The path of one file of that folder. */
export const dataFile = (path: string): string => join(dataFolder, path);

/** For `test.skipIf(!withData)`: whether the folder is there. The name of the test says what was skipped. */
export const withData = existsSync(join(dataFolder, "README.md"));
