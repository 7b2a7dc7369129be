import { createHash } from "node:crypto";
import { fileViewSchema, jobViewSchema } from "./http/views.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { ended, form, picture, problem, refusal, testService, upload, type TestService } from "./service.fixture.ts";

let service: TestService;
let url = "";
beforeAll(async () => {
  service = await testService();
  ({ url } = service);
}, 60_000);
afterAll(() => service[Symbol.asyncDispose](), 60_000);

const filesSchema = z.object({ files: z.array(fileViewSchema) });
const listSchema = z.object({ jobs: z.array(jobViewSchema), next: z.string().nullable() });
const json = async (path: string, init?: RequestInit): Promise<unknown> => (await fetch(url + path, init)).json();

test("upload, watch, look, download: every file is as listed, by token and by link", async () => {
  const response = await fetch(`${url}/jobs`, { method: "POST", body: form(await picture()) });
  expect(response.status).toBe(202);
  const { id, state } = jobViewSchema.parse(await response.json());
  expect(response.headers.get("location")).toBe(`/jobs/${id}`);
  expect(state).toBe("queued");

  const events = await (await fetch(`${url}/jobs/${id}/events`)).text();
  expect(events).toMatch(/event: succeeded\ndata: \{.*"dimensions_after":\{"width":80,"height":60\}.*\}\n\n$/);
  const lastId = events.match(/id: (.*)\nevent: succeeded/)?.[1] ?? "";
  const again = await fetch(`${url}/jobs/${id}/events`, { headers: { "last-event-id": lastId } });
  expect(await again.text()).toBe("");

  const { files } = filesSchema.parse(await json(`/jobs/${id}/files`));
  expect(files.map(({ name }) => name)).toEqual(["diff.png", "quality.json", "report.html", "source_enhanced.png"]);
  for (const { name, bytes, type, sha256, url: link } of files) {
    for (const address of [`/jobs/${id}/files/${name}`, link]) {
      const file = await fetch(url + address);
      const content = new Uint8Array(await file.arrayBuffer());
      expect(file.headers.get("content-type")).toBe(type);
      expect(file.headers.get("x-content-type-options")).toBe("nosniff");
      expect(file.headers.get("content-disposition")).toContain(name.endsWith(".html") ? "attachment" : "inline");
      expect([content.length, createHash("sha256").update(content).digest("hex")]).toEqual([bytes, sha256]);
    }
  }
});

test("files come in part, and not again where a client has them", async () => {
  const { id } = await upload(url, form(await picture(2)));
  await ended(url, id);
  const file = `${url}/jobs/${id}/files/quality.json`;
  const whole = await fetch(file);
  const text = await whole.text();
  const etag = whole.headers.get("etag") ?? "";
  const part = await fetch(file, { headers: { range: "bytes=2-5" } });
  expect([part.status, await part.text()]).toEqual([206, text.slice(2, 6)]);
  expect(part.headers.get("content-range")).toBe(`bytes 2-5/${text.length}`);
  expect((await fetch(file, { headers: { range: "bytes=-4" } })).headers.get("content-length")).toBe("4");
  expect((await fetch(file, { headers: { range: "bytes=99999999-" } })).status).toBe(416);
  expect((await fetch(file, { headers: { "if-none-match": etag } })).status).toBe(304);
  expect((await fetch(file, { headers: { range: "bytes=0-1", "if-range": '"other"' } })).status).toBe(200);
});

test("a request that is repeated with its Idempotency-Key makes one job; with another picture it is refused", async () => {
  const headers = { "idempotency-key": "order 7" };
  const first = await upload(url, form(await picture(3)), headers);
  const second = await upload(url, form(await picture(3)), headers);
  expect(second.id).toBe(first.id);
  const other = await fetch(`${url}/jobs`, { method: "POST", body: form(await picture(4)), headers });
  expect(await refusal(other)).toEqual(problem(422, "IDEMPOTENCY_MISMATCH"));
  expect((await ended(url, first.id)).state).toBe("succeeded");
});

test("earlier jobs are listed page by page, and one that is deleted is gone with its files", async () => {
  const [a, b] = [await upload(url, form(await picture(5))), await upload(url, form(await picture(6)))];
  const first = listSchema.parse(await json("/jobs?limit=1"));
  expect(first.jobs.map(({ id }) => id)).toEqual([b.id]);
  const second = listSchema.parse(await json(first.next ?? ""));
  expect(second.jobs.map(({ id }) => id)).toEqual([a.id]);
  await ended(url, a.id);
  expect((await fetch(`${url}/jobs/${a.id}`, { method: "DELETE" })).status).toBe(204);
  expect(await refusal(await fetch(`${url}/jobs/${a.id}`))).toEqual(problem(404, "NOT_FOUND"));
  expect(await refusal(await fetch(`${url}/jobs/${a.id}/files/quality.json`))).toEqual(problem(404, "NOT_FOUND"));
});

test("a job can be cancelled", async () => {
  const large = { minWidth: 6000, minHeight: 4500, targetBytes: 0 };
  const { id } = await upload(url, form(await picture(7), large));
  const cancelled = jobViewSchema.parse(await json(`/jobs/${id}/cancel`, { method: "POST" }));
  expect(cancelled.state).toBe("cancelled");
});

test("a picture that is corrupt ends as failed with its code", async () => {
  const broken = (await picture(8)).slice(0, 200);
  const job = await ended(url, (await upload(url, form(broken))).id);
  expect(job).toMatchObject({ state: "failed", attempt: 0, quality: null });
  expect(job.error?.code).toMatch(/^INPUT_(TRUNCATED|CORRUPT)$/);
});

test("health, readiness, figures and the description of the interface are there", async () => {
  expect(await json("/healthz")).toEqual({ status: "ok" });
  expect(await json("/readyz")).toEqual({ status: "ready" });
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toMatch(/pixelproof_jobs\{state="succeeded"\} [1-9]/);
  expect(metrics).toMatch(/pixelproof_step_seconds_count\{step="enhance"\} [1-9]/);
  expect(metrics).toMatch(/pixelproof_failures_total\{code="INPUT_\w+",final="true"\} 1/);
  const { paths } = z.object({ paths: z.record(z.string(), z.unknown()) }).parse(await json("/openapi.json"));
  expect(Object.keys(paths)).toEqual([
    "/jobs",
    "/jobs/{id}",
    "/jobs/{id}/events",
    "/jobs/{id}/cancel",
    "/jobs/{id}/files",
    "/jobs/{id}/files/{name}",
  ]);
});
