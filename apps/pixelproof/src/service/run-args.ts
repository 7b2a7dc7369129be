import { z } from "zod";

/** What a worker's process is told of the command line that started the service, as JSON in its first argument. */
export const runArgsSchema = z.object({ config: z.string().optional(), debug: z.boolean().optional() });
