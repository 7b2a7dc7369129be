import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { crc32, deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { linksBy } from "./http/links.ts";
import { displayName } from "./http/upload.ts";
import { assertSafe } from "./settings.ts";
import {
  ended,
  form,
  picture,
  problem,
  refusal,
  small,
  testService,
  upload,
  type TestService,
} from "./service.fixture.ts";

const tokens = ["anna's token of some length", "bert's token of some length"].map((token) =>
  token.replaceAll(" ", "-"),
);
const [anna, bert] = tokens.map((token) => ({ authorization: `Bearer ${token}` }));
const secret = "a secret of the test";
let service: TestService;
let url = "";
beforeAll(async () => {
  service = await testService({ tokens, secret }, { uploadBytes: 200_000, queued: 6, stallMs: 1500, requestMs: 5000 });
  ({ url } = service);
}, 60_000);
afterAll(() => service[Symbol.asyncDispose](), 60_000);

const post = async (bytes: Uint8Array<ArrayBuffer>, name?: string): Promise<Response> =>
  fetch(`${url}/jobs`, { method: "POST", body: form(bytes, small, name), headers: anna });

/** Everything below the folder of files. */
const stored = async (): Promise<string[]> => {
  const entries = await readdir(join(service.data, "files"), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

/** Sends bytes as they are and gives what comes back until the connection ends. */
async function raw(head: readonly string[], body?: (write: (chunk: string) => void) => Promise<void>): Promise<string> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  let answer = "";
  socket.on("data", (chunk) => void (answer += String(chunk))).on("error", () => {});
  const closed = new Promise((resolve) => socket.on("close", resolve));
  socket.write(
    [...head.slice(0, 1), `Host: ${host}`, `Authorization: ${anna.authorization}`, ...head.slice(1), "", ""].join(
      "\r\n",
    ),
  );
  await body?.((chunk) => void (socket.writable && socket.write(chunk, "latin1")));
  await closed;
  return answer;
}

const multipart = "Content-Type: multipart/form-data; boundary=x";
const opening = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n\x89PNG\r\n\x1a\n';

/** A PNG whose header claims 30,000 x 30,000 pixels. */
function bomb(): Uint8Array<ArrayBuffer> {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    crc.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, crc]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(30_000, 0);
  header.writeUInt32BE(30_000, 4);
  header.set([8, 2], 8);
  const parts = [chunk("IHDR", header), chunk("IDAT", deflateSync(Buffer.alloc(1e6))), chunk("IEND", Buffer.alloc(0))];
  return Uint8Array.from(Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), ...parts]));
}

describe("names", () => {
  test("a name that leads elsewhere, or holds a header, is text to be shown and nothing else", async () => {
    const evil = "..\\../../../etc/passwd\r\nSet-Cookie: a=1\u202egnp.exe";
    const job = await upload(url, form(await picture(), small, evil), anna);
    expect(job.name).not.toMatch(/[/\\\r\n\u202e]/);
    expect((await ended(url, job.id, anna)).state).toBe("succeeded");
    const file = await fetch(`${url}/jobs/${job.id}/files/quality.json`, { headers: anna });
    expect([...file.headers.keys()]).not.toContain("set-cookie");
    for (const path of await stored()) expect(path).not.toMatch(/passwd|Cookie/);
  });

  test("display names lose folders and characters that act", () => {
    expect(displayName("../../a\u0000b\r\n.png")).toBe("ab.png");
    expect(displayName("C:\\x\\☂.png")).toBe("☂.png");
    expect(displayName("..//")).toBe("picture");
    expect(displayName("x".repeat(999))).toHaveLength(200);
  });

  test.for(["..%2f..%2fsecret", "%2e%2e/%2e%2e/secret", "..%5csecret", "quality.json%00", "source", "a%0d%0ab"])(
    "a file called %s is not there",
    async (name) => {
      const { id } = await upload(url, form(await picture()), anna);
      const response = await fetch(`${url}/jobs/${id}/files/${name}`, { headers: anna });
      expect([400, 404]).toContain(response.status);
      await ended(url, id, anna);
    },
  );

  test.for(["..%2f..", "%2e%2e", "1", "' OR 1=1 --"])("a job called %s is refused", async (id) => {
    const { status } = await fetch(`${url}/jobs/${id}`, { headers: anna });
    expect([400, 404]).toContain(status);
  });
});

describe("content", () => {
  test("what is no picture by its content is refused, whatever its name says, and not kept", async () => {
    const before = await stored();
    const page = new TextEncoder().encode("<!doctype html><script>alert(1)</script>");
    expect(await refusal(await post(page, "a.png"))).toEqual(problem(415, "INPUT_UNKNOWN_FORMAT"));
    expect(await refusal(await post(new Uint8Array(), "a.png"))).toEqual(problem(400, "INPUT_EMPTY"));
    expect(await stored()).toEqual(before);
  });

  test("a page behind a picture's first bytes is not handed out again", async () => {
    const html = Buffer.from("<script>alert(1)</script>");
    const polyglot = Uint8Array.from(Buffer.concat([await picture(9), html]));
    const { id } = await upload(url, form(polyglot, small, "a.html"), anna);
    await ended(url, id, anna);
    expect((await fetch(`${url}/jobs/${id}/files/source`, { headers: anna })).status).toBe(404);
    const file = await fetch(`${url}/jobs/${id}/files/source_enhanced.png`, { headers: anna });
    expect(file.headers.get("content-type")).toBe("image/png");
    expect(file.headers.get("x-content-type-options")).toBe("nosniff");
    expect(file.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(Buffer.from(await file.arrayBuffer()).includes("alert")).toBe(false);
  });

  test("a PNG that would unfold to 900 megapixels fails by its header", async () => {
    const response = await post(bomb());
    expect(response.status).toBe(202);
    const id = response.headers.get("location")?.slice("/jobs/".length) ?? "";
    expect((await ended(url, id, anna)).error?.code).toBe("LIMIT_INPUT_PIXELS");
  });

  test("settings that are none of the pipeline's, a path, or a download are refused", async () => {
    const notForClients = [{ srModel: "/etc/passwd" }, { segmentModel: "x" }, { segmentDownload: true }];
    for (const settings of [{ nonsense: 1 }, { scaleFactor: -1 }, ...notForClients]) {
      const response = await fetch(`${url}/jobs`, {
        method: "POST",
        body: form(await picture(), settings),
        headers: anna,
      });
      expect(await refusal(response)).toEqual(problem(400, "REQUEST_INVALID"));
    }
  });
});

describe("size and time", () => {
  test("an upload that says it has 5 GB is refused before it is sent", async () => {
    const answer = await raw(["POST /jobs HTTP/1.1", multipart, `Content-Length: ${5 * 2 ** 30}`]);
    expect(answer).toMatch(/^HTTP\/1.1 413 [^]*LIMIT_INPUT_BYTES/);
  });

  test("an upload that does not say how much it has is ended at the limit, and not kept", async () => {
    const before = await stored();
    const endless = async (write: (chunk: string) => void): Promise<void> => {
      const chunk = (text: string): void => write(`${Buffer.byteLength(text, "latin1").toString(16)}\r\n${text}\r\n`);
      chunk(opening);
      for (let i = 0; i < 60; i++) {
        chunk("x".repeat(65_536));
        await setTimeout(2);
      }
    };
    const answer = await raw(["POST /jobs HTTP/1.1", multipart, "Transfer-Encoding: chunked"], endless);
    expect(answer).toMatch(/^HTTP\/1.1 413 [^]*LIMIT_INPUT_BYTES/);
    const large = Uint8Array.from(Buffer.concat([await picture(), Buffer.alloc(250_000)]));
    expect(await refusal(await post(large))).toEqual(problem(413, "LIMIT_INPUT_BYTES"));
    expect(await stored()).toEqual(before);
  });

  test("uploads that stall, or trickle, are ended, and not kept", async () => {
    const before = await stored();
    const head = ["POST /jobs HTTP/1.1", multipart, "Content-Length: 100000"];
    const trickle = async (write: (chunk: string) => void): Promise<void> => {
      write(opening);
      for (let i = 0; i < 12; i++) {
        await setTimeout(700);
        write("x");
      }
    };
    const stall = async (write: (chunk: string) => void): Promise<void> => write(opening);
    const answers = await Promise.all([raw(head, stall), raw(head, trickle)]);
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1.1 408 [^]*REQUEST_TIMEOUT/);
    expect(await stored()).toEqual(before);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});

describe("who may see what", () => {
  test("without a token, or with a wrong one, there is nothing but health", async () => {
    for (const headers of [{}, { authorization: "Bearer wrong" }, { authorization: tokens[0] }]) {
      for (const path of ["/jobs", "/metrics"]) {
        expect(await refusal(await fetch(url + path, { headers }))).toEqual(problem(401, "UNAUTHORIZED"));
      }
    }
  });

  test("the job of another token is not there, whatever is asked of it", async () => {
    const { id } = await upload(url, form(await picture(10)), anna);
    await ended(url, id, anna);
    for (const [method, path] of [
      ["GET", ""],
      ["GET", "/files"],
      ["GET", "/files/quality.json"],
      ["GET", "/events"],
      ["POST", "/cancel"],
      ["DELETE", ""],
    ]) {
      const response = await fetch(`${url}/jobs/${id}${path}`, { method, headers: bert });
      expect(await refusal(response)).toEqual(problem(404, "NOT_FOUND"));
    }
    expect(await (await fetch(`${url}/jobs`, { headers: bert })).json()).toEqual({ jobs: [], next: null });
    expect((await fetch(`${url}/jobs/${id}`, { headers: anna })).status).toBe(200);
  });

  test("a link that is forged, of another file or job, or expired opens nothing", async () => {
    const { id } = await upload(url, form(await picture(11)), anna);
    await ended(url, id, anna);
    const links = linksBy(secret, 60);
    const good = links.sign(id, "quality.json", new Date());
    expect((await fetch(url + good)).status).toBe(200);
    const forged = [
      good.replace(/expires=\d/, "expires=9"),
      good.replace("quality.json", "diff.png"),
      good.replace(id, id.replace(/^./, id.startsWith("0") ? "1" : "0")),
      good.replace(/signature=.*/, "signature=AAAA"),
      linksBy("another secret", 60).sign(id, "quality.json", new Date()),
      links.sign(id, "quality.json", new Date(Date.now() - 61_000)),
    ];
    for (const link of forged) expect(await refusal(await fetch(url + link))).toEqual(problem(403, "LINK_INVALID"));
    expect((await fetch(`${url}/jobs/${id}/files/quality.json?expires=9999999999`)).status).toBe(401);
  });

  test("a service that others can reach does not start without tokens, or with short ones", () => {
    expect(() => assertSafe({ host: "0.0.0.0", tokens: [] })).toThrow(/PIXELPROOF_TOKENS/);
    expect(() => assertSafe({ host: "127.0.0.1", tokens: ["short"] })).toThrow(/16 letters/);
    expect(() => assertSafe({ host: "0.0.0.0", tokens })).not.toThrow();
  });
});

test("more jobs than may wait are refused with 429 and when to come again", async () => {
  const slow = { minWidth: 5000, minHeight: 4000, targetBytes: 0 };
  const answers: Response[] = [];
  for (let i = 0; i < 9; i++) {
    answers.push(await fetch(`${url}/jobs`, { method: "POST", body: form(await picture(), slow), headers: anna }));
  }
  const last = answers.at(-1);
  expect(last?.status).toBe(429);
  expect(last?.headers.get("retry-after")).toBe("5");
  for (const answer of answers)
    await fetch(`${url}${answer.headers.get("location") ?? "/"}`, { method: "DELETE", headers: anna });
});

test("without tokens, a page of another site cannot use the service through a browser of this machine", async () => {
  await using open = await testService({ workers: 0 }, { requestsPerMinute: 8 });
  const list = (headers: Record<string, string>): Promise<Response> => fetch(`${open.url}/jobs`, { headers });
  expect((await list({ origin: "https://evil.example" })).status).toBe(401);
  expect((await list({ origin: "null" })).status).toBe(401);
  expect((await list({ origin: open.url })).status).toBe(200);
  const { hostname, port } = new URL(open.url);
  const socket = connect(Number(port), hostname);
  socket.write("GET /jobs HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
  const [answer] = await once(socket, "data");
  expect(String(answer)).toMatch(/^HTTP\/1.1 401 /);
  const many = await Promise.all(Array.from({ length: 9 }, () => list({})));
  expect(many.map(({ status }) => status)).toContain(429);
});
