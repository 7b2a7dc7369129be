// Makes dist/sources out of the example plugins; part of the build.
import { collectTemplate } from "./collect.ts";
import { templateFolder } from "./template.ts";

await collectTemplate(templateFolder);
