/**
 * Lengths of the Huffman codes of symbols with these frequencies, in bits, at most `longest`; 0 for a symbol that is not there. A
 * single symbol gets one bit. In-place calculation of Moffat and Katajainen 1995; what is too long is shortened as zlib does it.
 */
export function codeLengths(frequencies: Uint32Array, longest: number): Uint8Array {
  const lengths = new Uint8Array(frequencies.length);
  // The rarest first; numbers sort many times as fast as objects.
  const sorted = new Float64Array(frequencies.length);
  let n = 0;
  for (let symbol = 0; symbol < frequencies.length; symbol++) {
    if (frequencies[symbol] > 0) sorted[n++] = frequencies[symbol] * 512 + symbol;
  }
  const ranked = sorted.subarray(0, n).toSorted();
  if (n === 1) lengths[ranked[0] % 512] = 1;
  if (n < 2) return lengths;
  const counts = countsByLength(depths(ranked.map((rank) => Math.floor(rank / 512))), longest);
  for (let i = 0, length = longest; i < n; i++) {
    while (counts[length] === 0) length--;
    counts[length]--;
    lengths[ranked[i] % 512] = length;
  }
  return lengths;
}

/** Depths of the leaves in a tree of least weight, from weights that rise; the array is used up. */
function depths(a: Float64Array): Float64Array {
  const n = a.length;
  let [root, leaf] = [0, 0];
  // Weights of inner nodes; those taken up by another point to it.
  const take = (next: number): number => {
    if (leaf < n && (root >= next || a[leaf] <= a[root])) return a[leaf++];
    const weight = a[root];
    a[root++] = next;
    return weight;
  };
  for (let next = 0; next < n - 1; next++) {
    const weight = take(next);
    a[next] = weight + take(next);
  }
  a[n - 2] = 0;
  for (let next = n - 3; next >= 0; next--) a[next] = a[a[next]] + 1;
  for (let free = 1, depth = 0, inner = n - 2, next = n - 1; free > 0; depth++) {
    let used = 0;
    for (; inner >= 0 && a[inner] === depth; inner--) used++;
    for (; free > used; free--) a[next--] = depth;
    free = 2 * used;
  }
  return a;
}

/** How many codes there are of each length, none beyond `longest`, so that they fill the code space exactly. */
function countsByLength(depths: Float64Array, longest: number): Uint32Array {
  const counts = new Uint32Array(longest + 1);
  for (const depth of depths) counts[Math.min(depth, longest)]++;
  let space = counts.reduce((sum, count, length) => sum + count * 2 ** (longest - length), 0);
  for (; space > 2 ** longest; space--) {
    const shorter = counts.findLastIndex((count, length) => count > 0 && length < longest);
    counts[longest]--;
    counts[shorter]--;
    counts[shorter + 1] += 2;
  }
  return counts;
}

/** The codes of these lengths, each with its first bit lowest, as deflate packs them (RFC 1951, section 3.2.2). */
export function codesOf(lengths: Uint8Array): Uint16Array {
  const next = new Uint16Array(17);
  for (const length of lengths) if (length > 0) next[length + 1]++;
  for (let length = 1; length < next.length; length++) next[length] = (next[length - 1] + next[length]) << 1;
  const codes = new Uint16Array(lengths.length);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    if (lengths[symbol] > 0) codes[symbol] = reversed(next[lengths[symbol]]++, lengths[symbol]);
  }
  return codes;
}

function reversed(code: number, length: number): number {
  let result = 0;
  for (let i = 0; i < length; i++) result = (result << 1) | ((code >> i) & 1);
  return result;
}
