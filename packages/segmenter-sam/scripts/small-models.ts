import { join } from "node:path";
import { knownModels } from "../src/models/known.ts";
import { placeSmallModel } from "../src/small/small-model.fixture.ts";

// Writes the small models of the tests, a folder each, into the folder named: `node … small-models.ts <folder>`.
const [folder = "small-models"] = process.argv.slice(2);
for (const { name } of knownModels) console.log(await placeSmallModel(name, join(folder, name)));
