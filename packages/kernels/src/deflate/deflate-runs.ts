import { leaseKernels } from "../wasm/lease.ts";
import { BitWriter } from "./bit-writer.ts";
import { blockCodes, writeHead } from "./block.ts";

/** Bytes that share their codes. */
const blockBytes = 2 ** 17;
/** A shorter run takes hardly fewer bits than its bytes, which are mostly the commonest one. */
const shortestRun = 5;
const tokenCount = 512;
/** The most bytes that a token takes for each byte of the input, and a head. */
const growth = 1.5;
const headBytes = 400;
/** What kernels may read and write past the end of a block. */
const slack = 32;

/**
 * Deflates bytes by runs of one byte and Huffman codes alone (RFC 1951), which is nearly all that can be gained in filtered
 * photographs, and takes a fraction of the time of zlib. Ends on a whole byte; unless it is the last part, more may follow.
 */
export function deflateRuns(bytes: Uint8Array, last: boolean): Uint8Array {
  const lease = leaseKernels();
  const { kernels, arena } = lease;
  try {
    const block = Math.min(blockBytes, bytes.length);
    const from = arena.reserve(block + slack);
    const runs = arena.reserve((block / shortestRun + 1) * 8 + slack);
    const counts = arena.reserve(tokenCount * 4);
    const codes = arena.reserve(tokenCount * 4);
    const capacity = bytes.length * growth + (bytes.length / blockBytes + 2) * headBytes;
    const to = arena.reserve(capacity + slack);
    const input = arena.bytes(from, block);
    const [counted, coded] = [arena.words(counts, tokenCount), arena.words(codes, tokenCount)];
    const written = arena.bytes(to, Math.ceil(capacity));
    const writer = new BitWriter(written);
    let start = 0;
    do {
      const part = bytes.subarray(start, start + blockBytes);
      start += part.length;
      input.set(part);
      const count = kernels.findRuns(from, part.length, shortestRun, runs);
      counted.fill(0);
      kernels.countTokens(from, part.length, runs, count, counts);
      const { lengths, tokens, end } = blockCodes(counted);
      coded.set(tokens);
      writeHead(writer, last && start === bytes.length, lengths);
      writer.at = kernels.writeTokens(from, part.length, runs, count, codes, to, writer.at);
      writer.write(end & 0xffff, end >>> 24);
    } while (start < bytes.length);
    if (!last) writeEmptyBlock(writer);
    writer.align();
    return written.slice(0, writer.at >> 3);
  } finally {
    lease.release();
  }
}

/** A stored block of no bytes begins on a whole byte (RFC 1951, section 3.2.4). */
function writeEmptyBlock(writer: BitWriter): void {
  writer.write(0, 3);
  writer.align();
  writer.write(0, 16);
  writer.write(0xffff, 16);
}
