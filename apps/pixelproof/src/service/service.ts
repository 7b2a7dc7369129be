import type { Logger } from "@pixelproof/core";
import { sweep } from "@pixelproof/jobs";
import type { GlobalOptions } from "../session.ts";
import { openEngine } from "./engine.ts";
import { accessBy } from "./http/access.ts";
import { createApp } from "./http/app.ts";
import { linksBy } from "./http/links.ts";
import { createMetrics } from "./http/metrics.ts";
import { secretOf } from "./secret.ts";
import { assertSafe, type ServiceSettings } from "./settings.ts";
import { filesIn, workersOf } from "./start-workers.ts";

/** A service that listens, until it is disposed: what came in is kept, what runs ends or waits for the next start. */
export interface Service extends AsyncDisposable {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
}

/** Milliseconds between two sweeps. */
const sweepInterval = 60_000;

/** Milliseconds that requests have to end when the service stops. */
const patience = 5000;

/** Starts queue, workers and HTTP. Throws `USAGE` where strangers would get in, and what the queue throws. */
export async function startService(
  settings: ServiceSettings,
  options: GlobalOptions,
  logger: Logger,
): Promise<Service> {
  assertSafe(settings);
  await using started = new AsyncDisposableStack();
  const engine = started.use(await openEngine(settings, logger));
  const files = filesIn(settings.data);
  const metrics = createMetrics(engine);
  const workers = started.use(workersOf(settings, options, engine, logger, (settled) => metrics.settled(settled)));
  const { limits } = settings;
  const keep = { keepMs: limits.keepSeconds * 1000, maxBytes: limits.storedBytes };
  const clean = (): void =>
    void sweep(engine, files, keep, new Date()).catch((error: unknown) => logger.warn(`sweep: ${String(error)}`));
  const timer = setInterval(clean, sweepInterval);
  started.defer(() => clearInterval(timer));
  const app = await createApp({
    engine,
    files,
    metrics,
    limits,
    logger,
    links: linksBy(settings.secret ?? (await secretOf(settings.data)), limits.linkSeconds),
    ownerOf: accessBy(settings.tokens),
    onJob: () => workers.wake(),
  });
  started.defer(async () => {
    const timer = setTimeout(() => app.server.closeAllConnections(), patience);
    await app.close();
    clearTimeout(timer);
  });
  const url = await app.listen({ host: settings.host, port: settings.port });
  const owned = started.move();
  return { url, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}
