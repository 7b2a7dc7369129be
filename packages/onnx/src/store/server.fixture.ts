import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";

/** A local server of one file, and the `Range` header of each request it got. */
export interface FileServer {
  readonly address: string;
  readonly ranges: (string | undefined)[];
  /** Breaks the connections that are open. */
  readonly cut: () => void;
}

/** How a server behaves to its `n`th request, from 0; it sends the range asked for when this says nothing else. */
export type Behaviour = (
  n: number,
  response: ServerResponse,
  request: IncomingMessage,
) => "whole" | "done" | number | void;

/**
 * Serves `file` until the test ends. What `behave` returns: a number sends so many bytes and waits,
 * "whole" sends all of it whatever was asked for, "done" nothing, the behaviour has answered itself.
 */
export async function serve(file: Uint8Array, behave: Behaviour = () => undefined): Promise<FileServer> {
  const ranges: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const { range } = request.headers;
    const told = behave(ranges.push(range) - 1, response, request);
    if (told === "done") return;
    const start = range === undefined || told === "whole" ? 0 : Number(/^bytes=(\d+)-$/.exec(range)?.[1]);
    const body = file.subarray(start);
    response.writeHead(start > 0 ? 206 : 200, { "content-length": body.byteLength });
    if (typeof told === "number") response.write(body.subarray(0, told));
    else response.end(body);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const bound = server.address();
  const port = typeof bound === "object" ? bound?.port : undefined;
  return { address: `http://127.0.0.1:${port}/small.onnx`, ranges, cut: () => server.closeAllConnections() };
}
