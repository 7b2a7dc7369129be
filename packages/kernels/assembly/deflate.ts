// Runs and Huffman codes of deflate (RFC 1951). Addresses are bytes in the memory of the instance; blocks end in 16 bytes to
// spare. A token is a byte, 0 to 255, or a run: the byte before it 3 to 258 times again, numbered from 256 on.

const byteTokens: usize = 256;
const shortestMatch: usize = 3;
const longestMatch: usize = 258;

/**
 * Finds where at least `shortest` bytes (3 to 16) in a row are like the one before them. Writes each run's offset and length as two
 * numbers of 32 bits, longer ones as several, and gives how many; the first byte is in no run.
 */
export function findRuns(from: usize, length: usize, shortest: i32, to: usize): i32 {
  const first = to;
  const step = 17 - shortest;
  let at: usize = 1;
  while (at < length) {
    const like = i8x16.bitmask(i8x16.eq(v128.load(from + at), v128.load(from + at - 1)));
    let starts = like;
    for (let i = 1; i < shortest; i++) starts &= like >> i;
    if (starts == 0) {
      at += step;
      continue;
    }
    at += ctz(starts);
    let end = at + shortest;
    const byte = load<u8>(from + at);
    while (end < length && load<u8>(from + end) == byte) end++;
    end = min(end, length);
    for (; at + shortest <= end; to += 8) {
      const run = min(end - at, longestMatch);
      store<u32>(to, at);
      store<u32>(to, run, 4);
      at += run;
    }
    at = end;
  }
  return i32((to - first) >> 3);
}

/** Counts tokens: adds 1 to one of 512 numbers of 32 bits for each. */
export function countTokens(from: usize, length: usize, runs: usize, count: usize, counts: usize): void {
  let at: usize = 0;
  for (const end = runs + (count << 3); runs < end; runs += 8) {
    const start = load<u32>(runs);
    const run = load<u32>(runs, 4);
    countBytes(from + at, from + start, counts);
    increment(counts, byteTokens + run - shortestMatch);
    at = start + run;
  }
  countBytes(from + at, from + length, counts);
}

function countBytes(at: usize, end: usize, counts: usize): void {
  for (; at < end; at++) increment(counts, load<u8>(at));
}

function increment(counts: usize, token: usize): void {
  const place = counts + (token << 2);
  store<u32>(place, load<u32>(place) + 1);
}

/**
 * Writes tokens from the bit `bit` of `to` on, whose byte holds the bits before it, and gives the bit behind the last. `codes` has
 * for each token a number of 32 bits: the length in the upper 8, the bits, of which the lowest comes first, below; at most 12 for
 * a byte, 24 for a run.
 */
export function writeTokens(
  from: usize,
  length: usize,
  runs: usize,
  count: usize,
  codes: usize,
  to: usize,
  bit: usize,
): usize {
  const start = to;
  const end = runs + (count << 3);
  to += bit >> 3;
  let held = bit & 7;
  let bits = u64(load<u8>(to)) & ((1 << held) - 1);
  let next = runs < end ? usize(load<u32>(runs)) : length;
  let at: usize = 0;
  while (true) {
    // Four codes of a byte fit behind what is held, always fewer than eight bits.
    for (; at + 4 <= next; at += 4) {
      const a = load<u32>(codes + (usize(load<u8>(from + at)) << 2));
      const b = load<u32>(codes + (usize(load<u8>(from + at, 1)) << 2));
      const c = load<u32>(codes + (usize(load<u8>(from + at, 2)) << 2));
      const d = load<u32>(codes + (usize(load<u8>(from + at, 3)) << 2));
      bits |= u64(a & 0xffffff) << held;
      held += a >> 24;
      bits |= u64(b & 0xffffff) << held;
      held += b >> 24;
      bits |= u64(c & 0xffffff) << held;
      held += c >> 24;
      bits |= u64(d & 0xffffff) << held;
      held += d >> 24;
      store<u64>(to, bits);
      to += held >> 3;
      bits >>= held & ~7;
      held &= 7;
    }
    let token: usize = load<u8>(from + at);
    if (at < next) {
      at++;
    } else {
      if (runs == end) break;
      const run = load<u32>(runs, 4);
      token = byteTokens + run - shortestMatch;
      at += run;
      runs += 8;
      next = runs < end ? usize(load<u32>(runs)) : length;
    }
    const code = load<u32>(codes + (token << 2));
    bits |= u64(code & 0xffffff) << held;
    held += code >> 24;
    store<u64>(to, bits);
    to += held >> 3;
    bits >>= held & ~7;
    held &= 7;
  }
  return ((to - start) << 3) + held;
}
