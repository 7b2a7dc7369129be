import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import png from "@pixelproof/codec-sharp/png";
import { createContext, Host, silentLogger } from "@pixelproof/core";
import { scene } from "@pixelproof/testkit";
import { z } from "zod";
import { jobViewSchema, type JobView } from "./http/views.ts";
import { startService } from "./service.ts";
import { defaultServiceLimits, type ServiceLimits, type ServiceSettings } from "./settings.ts";

/** A service in a folder of its own, at a free port. */
export interface TestService extends AsyncDisposable {
  readonly url: string;
  readonly data: string;
}

export async function testService(
  given: Partial<ServiceSettings> = {},
  limits: Partial<ServiceLimits> = {},
): Promise<TestService> {
  const data = await mkdtemp(join(tmpdir(), "pixelproof-service-"));
  const settings: ServiceSettings = {
    host: "127.0.0.1",
    port: 0,
    data,
    databaseUrl: undefined,
    tokens: [],
    secret: undefined,
    workers: 1,
    ...given,
    limits: { ...defaultServiceLimits, ...limits },
  };
  const service = await startService(settings, {}, silentLogger);
  return {
    url: service.url,
    data,
    async [Symbol.asyncDispose]() {
      await service[Symbol.asyncDispose]();
      await rm(data, { recursive: true });
    },
  };
}

/** A small photograph-like PNG; another one for each seed. */
export async function picture(seed = 1): Promise<Uint8Array<ArrayBuffer>> {
  await using host = new Host([png]);
  const image = scene({ width: 48, height: 36, sourceDepth: 8 }, seed);
  const { bytes } = await host.get("codec", "png").encode(image, {}, { depth: 8 }, createContext());
  return Uint8Array.from(bytes);
}

/** Settings that make a run quick. */
export const small = { minWidth: 60, minHeight: 60, targetBytes: 0 };

/** The body of an upload. */
export function form(bytes: Uint8Array<ArrayBuffer>, settings: object = small, name = "scene.png"): FormData {
  const body = new FormData();
  body.set("settings", JSON.stringify(settings));
  body.set("file", new Blob([bytes]), name);
  return body;
}

/** Uploads and gives the job. */
export async function upload(url: string, body: FormData, headers: Record<string, string> = {}): Promise<JobView> {
  const response = await fetch(`${url}/jobs`, { method: "POST", body, headers });
  return jobViewSchema.parse(await response.json());
}

/** The job when it has ended. */
export async function ended(url: string, id: string, headers: Record<string, string> = {}): Promise<JobView> {
  for (;;) {
    const job = jobViewSchema.parse(await (await fetch(`${url}/jobs/${id}`, { headers })).json());
    if (job.ended_at !== null) return job;
    await setTimeout(100);
  }
}

/** Status and code of a refusal. */
export async function refusal(response: Response): Promise<{ status: number; code: string; type: string | null }> {
  const { code } = z.object({ code: z.string() }).parse(await response.json());
  return { status: response.status, code, type: response.headers.get("content-type") };
}

/** What `refusal` gives of a problem. */
export const problem = (status: number, code: string) => ({ status, code, type: "application/problem+json" });
