import { writeModels } from "./convert.ts";

await writeModels(new URL("../../dist/models/", import.meta.url));
