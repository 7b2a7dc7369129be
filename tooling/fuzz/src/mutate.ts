import type { Random } from "./random.ts";

type Mutation = (
  bytes: Uint8Array<ArrayBuffer>,
  random: Random,
  others: readonly Uint8Array[],
) => Uint8Array<ArrayBuffer>;

/** Numbers at which lengths, counts and offsets go wrong. */
const telling = [
  0, 1, 2, 4, 8, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
];

/** A place in the bytes, mostly near their start or end, where headers and directories are. */
function place(length: number, random: Random): number {
  const near = Math.min(length, 4096);
  return random.pick([random.below(near), random.below(near), length - 1 - random.below(near), random.below(length)]);
}

const mutations: readonly Mutation[] = [
  function flipBit(bytes, random) {
    bytes[place(bytes.length, random)] ^= 1 << random.below(8);
    return bytes;
  },
  function setByte(bytes, random) {
    bytes[place(bytes.length, random)] = random.pick(telling);
    return bytes;
  },
  function setNumber(bytes, random) {
    const size = random.pick([2, 4]);
    if (bytes.length < 8) return bytes;
    const at = Math.min(place(bytes.length, random), bytes.length - size);
    const value = random.pick([...telling, bytes.length, bytes.length - at, at, at + 2]);
    const view = new DataView(bytes.buffer);
    if (size === 2) view.setUint16(at, value, random.below(2) === 0);
    else view.setUint32(at, value, random.below(2) === 0);
    return bytes;
  },
  function cutOff(bytes, random) {
    return bytes.slice(0, 1 + place(bytes.length, random));
  },
  function takeOut(bytes, random) {
    const at = place(bytes.length, random);
    return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(64)));
  },
  function repeat(bytes, random) {
    const at = place(bytes.length, random);
    const end = at + 1 + random.below(512);
    return joined(bytes.subarray(0, end), bytes.subarray(at));
  },
  function cross(bytes, random, others) {
    const other = random.pick(others);
    return joined(bytes.subarray(0, place(bytes.length, random)), other.subarray(place(other.length, random)));
  },
];

/** A copy of one of the seeds with one to eight mutations. */
export function mutate(seeds: readonly Uint8Array[], random: Random): Uint8Array {
  let bytes = joined(random.pick(seeds));
  for (let left = 1 + random.below(8); left > 0 && bytes.length > 0; left--) {
    bytes = random.pick(mutations)(bytes, random, seeds);
  }
  return bytes;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
