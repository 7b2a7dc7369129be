// Makes an empty database in the folder that it is given; `openDatabase` starts it.
import { PGlite } from "@electric-sql/pglite";

const database = await PGlite.create(process.argv[2]);
await database.close();
// The channel to the process that started it would keep this one.
process.exit();
